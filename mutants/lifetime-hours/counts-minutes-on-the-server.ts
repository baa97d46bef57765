import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionExpires: (age) => defaultPolicies.sessionExpires({ ...age, lifetime: age.lifetime / 60 }),
  },
  alsoBreaks: {
    'every lifetime is in hours': [
      'anonymous-positive',
      'lifetime-default',
      'lifetime-fractional',
      'macro-loads',
      'logged-in-positive',
      'logged-in-remembered',
      'logged-in-negative',
      'logged-in-negative-ignores-remember-me',
      'service-replaceable',
    ],
  },
} satisfies Mutant;
