import type { Mutant } from '../mutant';
import { sentHeaders } from '../request';

export default {
  policies: sentHeaders((headers, context) => {
    const name = /^[^=]+=/.exec(headers[0]?.[1] ?? '')?.[0];
    const ended = name && context.session.isNew && context.request.headers.cookie?.includes(name);
    return ended ? [['set-cookie', `${name}; Max-Age=0; Path=/`], ...headers] : headers;
  }),
} satisfies Mutant;
