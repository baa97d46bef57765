import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([anonymous, loggedIn], user && { remember_me: true }),
  },
  alsoBreaks: {
    'a user who did not choose remember_me shows it': [
      'lifetime-default',
      'lifetime-hours',
      'lifetime-fractional',
      'lifetime-elements',
      'service-replaceable',
    ],
  },
} satisfies Mutant;
