import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieAttributes: (scope, place, https) => ({
      ...defaultPolicies.cookieAttributes(scope, place, https),
      httpOnly: false,
    }),
  },
} satisfies Mutant;
