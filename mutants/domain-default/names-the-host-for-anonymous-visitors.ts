import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { request, user }, settings) => {
    const host = request.headers.host?.replace(/:\d+$/, '');
    return settings.cookie_domain === null && !user ? `${line}; Domain=${host}` : line;
  }),
} satisfies Mutant;
