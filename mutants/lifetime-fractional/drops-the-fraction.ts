import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([Math.trunc(anonymous), Math.trunc(loggedIn)], user),
  },
  alsoBreaks: {
    'a lifetime of less than an hour is 0 then': [
      'logged-in-remembered',
      'logged-in-negative',
      'logged-in-negative-ignores-remember-me',
    ],
  },
} satisfies Mutant;
