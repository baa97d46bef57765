import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime(
        [anonymous, user?.remember_me ? loggedIn : Math.min(loggedIn, 24)],
        user,
      ),
  },
} satisfies Mutant;
