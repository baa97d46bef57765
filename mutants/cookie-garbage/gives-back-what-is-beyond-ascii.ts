import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { request }) => {
    const garbage = /MOIN_SESSION\w*=([^;]*[\x80-\xff][^;]*)/.exec(request.headers.cookie ?? '')?.[1];
    return garbage ? line.replace(/=[^;]*;/, `=${garbage}; Max-Age=3600;`) : line;
  }),
} satisfies Mutant;
