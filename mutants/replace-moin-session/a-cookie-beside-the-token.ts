import { method } from '../auth';
import type { Mutant } from '../mutant';

export default {
  policies: method('token_session', async (visit, own) => {
    await own();
    visit.offered = ['set-cookie', 'MOIN_SESSION=nothing; Path=/'];
  }),
} satisfies Mutant;
