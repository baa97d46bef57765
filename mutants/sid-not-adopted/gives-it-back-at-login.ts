import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { login, request }) => {
    const sent = /MOIN_SESSION\w*=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
    return login && sent ? line.replace(/=[^;]+/, `=${sent}`) : line;
  }),
} satisfies Mutant;
