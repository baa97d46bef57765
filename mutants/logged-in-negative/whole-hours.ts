import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([anonymous, loggedIn < 0 ? Math.floor(loggedIn) : loggedIn], user),
  },
  alsoBreaks: {
    'half an hour becomes an hour': ['lifetime-fractional', 'logged-in-negative-ignores-remember-me'],
  },
} satisfies Mutant;
