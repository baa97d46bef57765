import type { Mutant } from '../mutant';
import { sentHeaders } from '../request';

export default {
  policies: sentHeaders((headers, { login, request }) =>
    login === 'accepted' && request.headers.referer
      ? [...headers, ['location', request.headers.referer]]
      : headers,
  ),
} satisfies Mutant;
