import { authSettings } from '../auth';
import type { Mutant } from '../mutant';

export default {
  settings: authSettings((given) =>
    given.anonymous_cookie_lifetime && given.auth && !given.auth.includes('moin_anon_session')
      ? { ...given, auth: ['moin_anon_session', ...given.auth] }
      : given,
  ),
} satisfies Mutant;
