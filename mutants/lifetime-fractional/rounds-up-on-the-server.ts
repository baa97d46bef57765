import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionExpires: (age) =>
      defaultPolicies.sessionExpires({ ...age, lifetime: Math.ceil(age.lifetime / 3600) * 3600 }),
  },
} satisfies Mutant;
