import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([anonymous * 2, loggedIn], user),
  },
  alsoBreaks: {
    'an anonymous session is what shows it': [
      'lifetime-hours',
      'lifetime-fractional',
      'lifetime-elements',
      'macro-loads',
    ],
  },
} satisfies Mutant;
