import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieName: (scope, place, usage) =>
      defaultPolicies.cookieName(
        scope.cookie_name === 'siteidmagic' ? { ...scope, cookie_name: null } : scope,
        place,
        usage,
      ),
  },
} satisfies Mutant;
