import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieAttributes: (scope, place, https) =>
      defaultPolicies.cookieAttributes(
        { ...scope, cookie_domain: scope.cookie_domain?.startsWith('.') ? scope.cookie_domain : null },
        place,
        https,
      ),
  },
} satisfies Mutant;
