import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieName: (scope, place, usage) =>
      scope.cookie_name === null ? `${usage}_WIKI` : defaultPolicies.cookieName(scope, place, usage),
  },
} satisfies Mutant;
