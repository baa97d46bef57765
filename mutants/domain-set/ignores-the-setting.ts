import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieAttributes: (scope, place, https) =>
      defaultPolicies.cookieAttributes({ ...scope, cookie_domain: null }, place, https),
  },
  alsoBreaks: {
    'no cookie reaches the other host': ['farm-shared-domain', 'farm-shared-both'],
  },
} satisfies Mutant;
