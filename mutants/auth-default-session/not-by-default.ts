import { authSettings } from '../auth';
import type { Mutant } from '../mutant';

export default {
  settings: authSettings((given) => ({ auth: ['moin_login'], ...given })),
  alsoBreaks: {
    'only signed-in users get pages of another wiki': ['remote-asks-password', 'remote-warns-trust'],
  },
} satisfies Mutant;
