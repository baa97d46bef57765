import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionExpires: (age) =>
      defaultPolicies.sessionExpires({ ...age, lifetime: Math.ceil(age.lifetime / 3600) * 3600 }),
  },
  alsoBreaks: {
    'they hold for half an hour too': ['logged-in-negative', 'logged-in-negative-ignores-remember-me'],
  },
} satisfies Mutant;
