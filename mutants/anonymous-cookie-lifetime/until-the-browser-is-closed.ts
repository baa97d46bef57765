import { method } from '../auth';
import type { Mutant } from '../mutant';

export default {
  policies: method('moin_anon_session', async (visit, own) => {
    await own();
    if (!visit.offered) return;
    const [name, line] = visit.offered;
    visit.offered = [name, line.replace(/; Max-Age=\d+|; Expires=[^;]+/g, '')];
  }),
} satisfies Mutant;
