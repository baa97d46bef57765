import type { Mutant } from '../mutant';
import { session } from '../wrap';

export default {
  policies: session((own, { wiki, page }) => {
    if (wiki.farm.pages.find(page)) return own;
    for (const key of [...own.keys()]) if (!key.startsWith('wiki.')) own.delete(key);
    return own;
  }),
} satisfies Mutant;
