import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieName(scope, place, usage) {
      const { cookie_domain, cookie_path } = scope;
      const name = defaultPolicies.cookieName(scope, place, usage);
      return cookie_domain === null && cookie_path !== null ? `${name}_${place.name}` : name;
    },
  },
} satisfies Mutant;
