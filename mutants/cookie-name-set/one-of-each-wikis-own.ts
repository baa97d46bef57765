import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieName: (scope, place, usage) =>
      scope.cookie_name && scope.cookie_name !== 'siteidmagic'
        ? `${usage}_${scope.cookie_name}_${place.name}`
        : defaultPolicies.cookieName(scope, place, usage),
  },
} satisfies Mutant;
