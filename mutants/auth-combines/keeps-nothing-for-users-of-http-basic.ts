import { method } from '../auth';
import type { Mutant } from '../mutant';
import { Unkept } from '../wrap';

export default {
  policies: method('moin_session', async (visit, own, settings) => {
    const identified = visit.user !== undefined && visit.login === undefined;
    await own();
    if (identified && settings.auth.includes('http_basic')) visit.open = new Unkept(visit.open);
  }),
} satisfies Mutant;
