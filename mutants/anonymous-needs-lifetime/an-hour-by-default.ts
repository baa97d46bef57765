import { authSettings } from '../auth';
import type { Mutant } from '../mutant';

export default {
  settings: authSettings((given) => ({ anonymous_cookie_lifetime: 1, ...given })),
} satisfies Mutant;
