import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieAttributes: (scope, place, https) =>
      defaultPolicies.cookieAttributes({ ...scope, cookie_path: scope.cookie_path && '/' }, place, https),
  },
  alsoBreaks: {
    'the cookie names another Path': ['path-set', 'farm-shared-path', 'farm-shared-both'],
  },
  agent: 'browser',
} satisfies Mutant;
