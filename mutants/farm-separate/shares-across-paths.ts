import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

const everywhere = <S extends { cookie_path: string | null }>(scope: S): S => ({
  ...scope,
  cookie_path: scope.cookie_path ?? '/',
});

export default {
  policies: {
    cookieName: (scope, place, usage) => defaultPolicies.cookieName(everywhere(scope), place, usage),
    cookieAttributes: (scope, place, https) =>
      defaultPolicies.cookieAttributes(everywhere(scope), place, https),
  },
} satisfies Mutant;
