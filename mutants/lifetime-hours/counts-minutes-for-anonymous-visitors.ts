import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([anonymous / 60, loggedIn], user),
  },
  alsoBreaks: {
    'every lifetime is in hours': [
      'anonymous-positive',
      'lifetime-fractional',
      'lifetime-elements',
      'macro-loads',
    ],
  },
} satisfies Mutant;
