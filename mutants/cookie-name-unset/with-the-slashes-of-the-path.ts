import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieName(scope, place, usage) {
      const name = defaultPolicies.cookieName(scope, place, usage);
      return scope.cookie_name === null && scope.cookie_path === null ? `${name}${place.path}` : name;
    },
  },
} satisfies Mutant;
