import type { Mutant } from '../mutant';
import { cookieHeader } from '../request';

export default {
  policies: cookieHeader(({ request, wiki }) => {
    const id = Object.values(request.form).find(
      (value) => typeof value === 'string' && /^[\w-]{32}$/.test(value),
    );
    return id ? `MOIN_SESSION_${wiki.farm.port}_ROOT=${id}` : request.headers.cookie;
  }),
} satisfies Mutant;
