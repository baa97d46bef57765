import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

const YEAR = 365 * 24 * 3600;

export default {
  policies: {
    sessionExpires: (age) =>
      defaultPolicies.sessionExpires({ ...age, lifetime: Math.min(age.lifetime, YEAR) }),
  },
} satisfies Mutant;
