import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieAttributes: (scope, place, https) =>
      defaultPolicies.cookieAttributes({ ...scope, cookie_path: scope.cookie_path && '/' }, place, https),
  },
  alsoBreaks: {
    'wikis outside the path get the cookie too': ['farm-shared-path', 'farm-shared-both'],
  },
} satisfies Mutant;
