import { method } from '../auth';
import type { Mutant } from '../mutant';

export default {
  policies: method('http_basic', async ({ request }, own) => {
    const [, credentials] = /^basic (.+)/i.exec(request.headers.authorization ?? '') ?? [];
    if (credentials && !Buffer.from(credentials, 'base64').includes(':'))
      throw new Error('there is no password');
    await own();
  }),
} satisfies Mutant;
