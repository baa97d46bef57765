import { method } from '../auth';
import type { Mutant } from '../mutant';

export default {
  policies: method('moin_anon_session', async (context, own) => {
    await own();
    if (!context.anonymousCookie) return;
    const [name, line] = context.anonymousCookie;
    context.anonymousCookie = [name, line.replace(/; Max-Age=\d+|; Expires=[^;]+/g, '')];
  }),
} satisfies Mutant;
