import type { Mutant } from '../mutant';
import { opening } from '../wrap';

export default {
  policies: opening((own, { wiki, request }) => {
    if (request.form.user_name === 'DanDisabled')
      wiki.farm.accounts.change('DanDisabled', { disabled: false });
    return own;
  }),
} satisfies Mutant;
