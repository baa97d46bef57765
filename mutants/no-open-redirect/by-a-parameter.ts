import type { Mutant } from '../mutant';
import { sentHeaders } from '../request';

export default {
  policies: sentHeaders((headers, context) => {
    const url = context.parameter('url');
    return url ? [...headers, ['location', url]] : headers;
  }),
} satisfies Mutant;
