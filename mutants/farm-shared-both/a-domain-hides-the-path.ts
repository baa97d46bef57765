import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieAttributes: (scope, place, https) =>
      defaultPolicies.cookieAttributes(
        { ...scope, cookie_path: scope.cookie_domain === null ? scope.cookie_path : null },
        place,
        https,
      ),
  },
} satisfies Mutant;
