import { method } from '../auth';
import type { Mutant } from '../mutant';
import { Unkept } from '../wrap';

export default {
  policies: method('moin_session', async (context, own, settings) => {
    const identified = context.user !== undefined && context.login === undefined;
    await own();
    if (identified && settings.auth.includes('http_basic'))
      context.requestSession = new Unkept(context.requestSession);
  }),
} satisfies Mutant;
