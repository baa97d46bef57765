import { method } from '../auth';
import type { Mutant } from '../mutant';

export default {
  policies: method('moin_session', async (context, own, settings) => {
    await own();
    if (settings.auth.includes('header_auth')) context.user = undefined;
  }),
  alsoBreaks: {
    'whoever signs in beside the reverse proxy is forgotten too': ['auth-way-shown'],
  },
} satisfies Mutant;
