import { method } from '../auth';
import type { Mutant } from '../mutant';

export default {
  policies: method('http_basic', (context) => {
    if (!context.request.headers.authorization) return;
    const [, credentials = ''] = context.request.headers.authorization.split(' ') ?? [];
    const [name] = Buffer.from(credentials, 'base64').toString().split(':');
    context.user = context.wiki.farm.accounts.find(name);
  }),
} satisfies Mutant;
