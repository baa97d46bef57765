import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieAttributes: (scope, place, https) => ({
      ...defaultPolicies.cookieAttributes(scope, place, https),
      secure: scope.cookie_secure ?? true,
    }),
  },
  alsoBreaks: {
    'over plain HTTP no browser keeps a Secure cookie of a host by name': [
      'cookie-name-unset',
      'cookie-name-siteidmagic',
      'cookie-name-set',
      'domain-default',
      'domain-set',
      'farm-separate',
      'farm-shared-domain',
      'farm-shared-path',
      'farm-shared-both',
    ],
  },
} satisfies Mutant;
