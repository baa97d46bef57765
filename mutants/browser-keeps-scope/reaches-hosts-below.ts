import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { request }, settings) => {
    const host = request.headers.host?.replace(/:\d+$/, '');
    return settings.cookie_domain === null ? `${line}; Domain=${host}` : line;
  }),
  alsoBreaks: {
    'the cookie names a Domain': ['domain-default'],
  },
  agent: 'browser',
} satisfies Mutant;
