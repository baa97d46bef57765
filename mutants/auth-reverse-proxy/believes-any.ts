import { authSettings } from '../auth';
import type { Mutant } from '../mutant';

export default {
  settings: authSettings((given) =>
    given.auth?.includes('header_auth') ? { ...given, trusted_proxies: ['127.0.0.1'] } : given,
  ),
} satisfies Mutant;
