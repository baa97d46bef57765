import { method } from '../auth';
import type { Mutant } from '../mutant';

export default {
  policies: method('http_basic', (visit) => {
    if (!visit.request.headers.authorization) return;
    const [, credentials = ''] = visit.request.headers.authorization.split(' ') ?? [];
    const [name] = Buffer.from(credentials, 'base64').toString().split(':');
    visit.user = visit.wiki.farm.accounts.find(name);
  }),
} satisfies Mutant;
