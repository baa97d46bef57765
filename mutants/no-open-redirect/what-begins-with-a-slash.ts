import type { Mutant } from '../mutant';
import { sentHeaders } from '../request';

export default {
  policies: sentHeaders((headers, visit) => {
    const next = visit.login === 'accepted' && visit.parameter('next');
    return next && /^\/[^/]/.test(next) ? [...headers, ['location', next]] : headers;
  }),
} satisfies Mutant;
