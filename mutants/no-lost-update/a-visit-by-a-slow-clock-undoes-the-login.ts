import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionExpires: (age) => defaultPolicies.sessionExpires({ ...age, before: undefined }),
  },
} satisfies Mutant;
