import { authSettings } from '../auth';
import type { Mutant } from '../mutant';

export default {
  settings: authSettings((given) =>
    given.auth?.includes('moin_anon_session') && !given.auth.includes('moin_session')
      ? { ...given, auth: ['moin_session', ...given.auth] }
      : given,
  ),
} satisfies Mutant;
