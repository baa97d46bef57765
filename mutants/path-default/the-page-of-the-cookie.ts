import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    cookieAttributes(scope, place, https) {
      const attributes = defaultPolicies.cookieAttributes(scope, place, https);
      const narrow = scope.cookie_path === null && place.path !== '/';
      return narrow ? { ...attributes, path: `${place.path}/FrontPage` } : attributes;
    },
  },
  alsoBreaks: {
    'the session is not there on other pages of the wiki': ['farm-separate'],
  },
} satisfies Mutant;
