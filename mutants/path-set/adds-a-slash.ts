import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieAttributes(scope, place, https) {
      const path = scope.cookie_path?.replace(/\/?$/, '/') ?? null;
      return defaultPolicies.cookieAttributes({ ...scope, cookie_path: path }, place, https);
    },
  },
} satisfies Mutant;
