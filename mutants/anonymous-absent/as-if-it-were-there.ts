import { authSettings } from '../auth';
import type { Mutant } from '../mutant';

export default {
  settings: authSettings((given) =>
    given.anonymous_cookie_lifetime &&
    given.auth?.includes('moin_session') &&
    !given.auth.includes('moin_anon_session')
      ? { ...given, auth: [...given.auth, 'moin_anon_session'] }
      : given,
  ),
} satisfies Mutant;
