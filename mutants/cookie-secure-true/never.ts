import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieAttributes: (scope, place, https) => ({
      ...defaultPolicies.cookieAttributes(scope, place, https),
      secure: scope.cookie_secure === null && https,
    }),
  },
} satisfies Mutant;
