import { authSettings } from '../auth';
import type { Mutant } from '../mutant';

export default {
  settings: authSettings((given) => ({ auth: ['moin_login'], ...given })),
  alsoBreaks: {
    'by default nobody stays signed in, and nothing is kept': ['auth-macro', 'welcome-prompt'],
    'only signed-in users get pages of another wiki': ['remote-asks-password', 'remote-warns-trust'],
  },
} satisfies Mutant;
