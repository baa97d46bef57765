import { defaultPolicies } from '../../../reference';
import type { Mutant } from '../../mutant';

/** How long the session of the user before lasts. */
let before: number | undefined;

export default {
  policies: {
    sessionLifetime(setting, user) {
      const own = defaultPolicies.sessionLifetime(setting, user);
      const lasts = user && before !== undefined && before > own ? before : own;
      if (user) before = own;
      return lasts;
    },
  },
} satisfies Mutant;
