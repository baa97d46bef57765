import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime(
        [anonymous, loggedIn],
        user && { remember_me: user.remember_me && loggedIn >= 1 },
      ),
  },
} satisfies Mutant;
