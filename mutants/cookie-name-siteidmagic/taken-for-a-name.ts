import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieName: (scope, place, usage) =>
      scope.cookie_name === 'siteidmagic'
        ? `${usage}_siteidmagic`
        : defaultPolicies.cookieName(scope, place, usage),
  },
} satisfies Mutant;
