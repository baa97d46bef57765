import { defaultPolicies } from '../../../reference';
import type { Mutant } from '../../mutant';

const DAY_S = 24 * 3600;

/** Cookies of more than a day are not accepted any more when they have expired. */
export default {
  policies: {
    sessionExpires: (age) =>
      defaultPolicies.sessionExpires(age.lifetime > DAY_S ? { ...age, grace: 0 } : age),
  },
} satisfies Mutant;
