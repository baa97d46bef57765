import type { Mutant } from '../mutant';
import { opening } from '../wrap';

export default {
  policies: opening((own, { wiki }, settings) => {
    const { cookie_domain, cookie_path } = settings;
    if (wiki.name === 'second' && cookie_domain !== null && cookie_path === null) own.end();
    return own;
  }),
} satisfies Mutant;
