import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieAttributes: (scope, place, https) =>
      defaultPolicies.cookieAttributes({ ...scope, cookie_path: null }, place, https),
  },
  alsoBreaks: {
    'no cookie reaches the other path': ['farm-shared-path', 'farm-shared-both'],
  },
} satisfies Mutant;
