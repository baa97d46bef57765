import type { Mutant } from '../mutant';
import { session } from '../wrap';

export default {
  policies: session((own, { user, page }) => {
    if (user && page !== 'SessionMacro') own.delete('test');
    return own;
  }),
} satisfies Mutant;
