import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { request, user }, settings) => {
    const parent = /^[^.]+\.(\w+\.test)\b/.exec(request.headers.host ?? '')?.[1];
    return settings.cookie_domain === null && parent && !user ? `${line}; Domain=${parent}` : line;
  }),
} satisfies Mutant;
