import type { Mutant } from '../mutant';
import { sentHeaders } from '../request';

export default {
  policies: sentHeaders((headers, { request }) =>
    request.method === 'POST' && request.headers.host?.startsWith('evil')
      ? [...headers, ['location', `http://${request.headers.host}/FrontPage`]]
      : headers,
  ),
} satisfies Mutant;
