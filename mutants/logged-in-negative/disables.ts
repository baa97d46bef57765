import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([anonymous, Math.max(loggedIn, 0)], user),
  },
  alsoBreaks: {
    'a negative lifetime is none': [
      'lifetime-fractional',
      'lifetime-elements',
      'logged-in-negative-ignores-remember-me',
    ],
  },
} satisfies Mutant;
