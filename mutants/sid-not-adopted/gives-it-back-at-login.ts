import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { login, request, session }) => {
    const sent = /MOIN_SESSION\w*=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
    return login && sent && session.isNew ? line.replace(/=[^;]+/, `=${sent}`) : line;
  }),
} satisfies Mutant;
