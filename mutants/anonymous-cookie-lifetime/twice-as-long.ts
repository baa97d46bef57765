import { authSettings } from '../auth';
import type { Mutant } from '../mutant';

export default {
  settings: authSettings((given) =>
    given.anonymous_cookie_lifetime
      ? { ...given, anonymous_cookie_lifetime: given.anonymous_cookie_lifetime * 2 }
      : given,
  ),
} satisfies Mutant;
