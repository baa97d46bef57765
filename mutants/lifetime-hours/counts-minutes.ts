import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([anonymous / 60, loggedIn / 60], user),
  },
  alsoBreaks: {
    'every lifetime is in hours': [
      'anonymous-positive',
      'lifetime-default',
      'lifetime-fractional',
      'lifetime-elements',
      'macro-loads',
      'logged-in-positive',
      'logged-in-negative',
      'logged-in-negative-ignores-remember-me',
      'service-replaceable',
    ],
  },
} satisfies Mutant;
