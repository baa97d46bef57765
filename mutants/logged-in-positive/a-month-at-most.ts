import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

const MONTH = 30 * 24;

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime(
        [anonymous, user?.remember_me ? loggedIn : Math.min(loggedIn, MONTH)],
        user,
      ),
  },
} satisfies Mutant;
