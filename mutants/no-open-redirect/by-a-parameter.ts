import type { Mutant } from '../mutant';
import { sentHeaders } from '../request';

export default {
  policies: sentHeaders((headers, visit) => {
    const url = visit.parameter('url');
    return url ? [...headers, ['location', url]] : headers;
  }),
} satisfies Mutant;
