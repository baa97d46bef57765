import type { Mutant } from '../mutant';
import { opening } from '../wrap';

export default {
  policies: opening((own, { wiki }) => {
    const name = own.session.get('wiki.user');
    if (typeof name === 'string') wiki.farm.accounts.change(name, { disabled: false });
    return own;
  }),
} satisfies Mutant;
