import { authSettings } from '../auth';
import type { Mutant } from '../mutant';

export default {
  settings: authSettings((given) =>
    given.auth?.join() === 'moin_login' ? { ...given, auth: ['moin_login', 'moin_session'] } : given,
  ),
} satisfies Mutant;
