import type { Mutant } from '../mutant';
import { sentHeaders } from '../request';

export default {
  policies: sentHeaders((headers, { request }) => {
    const host = request.headers.host ?? '';
    return host.startsWith('evil') ? [...headers, ['location', `http://${host}/FrontPage`]] : headers;
  }),
} satisfies Mutant;
