import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieName: (scope, place, usage) =>
      defaultPolicies.cookieName(scope, { ...place, path: place.path.replace(/-.*/, '') }, usage),
  },
} satisfies Mutant;
