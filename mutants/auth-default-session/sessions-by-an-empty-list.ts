import { authSettings } from '../auth';
import type { Mutant } from '../mutant';

export default {
  settings: authSettings((given) =>
    given.auth?.length === 0
      ? { ...given, auth: ['moin_session', 'moin_anon_session'], anonymous_cookie_lifetime: 1 }
      : given,
  ),
} satisfies Mutant;
