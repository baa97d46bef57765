import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieMaxAge: (age) => defaultPolicies.cookieMaxAge({ ...age, absoluteLifetime: null }),
  },
} satisfies Mutant;
