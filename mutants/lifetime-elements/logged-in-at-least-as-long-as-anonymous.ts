import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime(
        [anonymous, loggedIn > 0 ? Math.max(anonymous, loggedIn) : loggedIn],
        user,
      ),
  },
  alsoBreaks: {
    'a fraction shorter than the anonymous hours does not count': ['lifetime-fractional'],
  },
} satisfies Mutant;
