import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionExpires: (age) => defaultPolicies.sessionExpires({ ...age, absoluteLifetime: null }),
    cookieMaxAge: (age) => defaultPolicies.cookieMaxAge({ ...age, absoluteLifetime: null }),
  },
} satisfies Mutant;
