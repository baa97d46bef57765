import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionExpires: (age) => defaultPolicies.sessionExpires({ ...age, started: age.now }),
    cookieMaxAge: (age) => defaultPolicies.cookieMaxAge({ ...age, started: age.now }),
  },
} satisfies Mutant;
