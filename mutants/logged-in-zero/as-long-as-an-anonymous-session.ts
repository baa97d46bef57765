import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime(
        [anonymous, loggedIn || anonymous],
        user && { remember_me: user.remember_me && loggedIn !== 0 },
      ),
  },
} satisfies Mutant;
