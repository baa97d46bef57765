import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([anonymous, Math.max(loggedIn, -1)], user),
  },
  alsoBreaks: {
    'a negative lifetime is another one': ['lifetime-elements', 'logged-in-negative-ignores-remember-me'],
  },
} satisfies Mutant;
