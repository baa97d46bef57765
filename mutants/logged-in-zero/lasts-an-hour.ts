import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime(
        [anonymous, loggedIn || 1],
        user && { remember_me: user.remember_me && loggedIn !== 0 },
      ),
  },
  alsoBreaks: {
    'with 0 a user has a session': ['session-unavailable'],
  },
} satisfies Mutant;
