import { authSettings } from '../auth';
import type { Mutant } from '../mutant';

export default {
  settings: authSettings((given) =>
    given.auth?.includes('moin_anon_session') && !given.anonymous_cookie_lifetime
      ? {
          ...given,
          auth: ['moin_anon_session', ...given.auth.filter((name) => name !== 'moin_anon_session')],
          anonymous_cookie_lifetime: 1,
        }
      : given,
  ),
} satisfies Mutant;
