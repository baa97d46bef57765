import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { request }, settings) => {
    const parent = /^[^.]+\.(\w+\.test)\b/.exec(request.headers.host ?? '')?.[1];
    return settings.cookie_domain === null && parent ? `${line}; Domain=${parent}` : line;
  }),
  alsoBreaks: {
    'it is done by naming a Domain': ['domain-default'],
    'a cookie_domain that is unset reaches the other host': ['farm-shared-both'],
  },
} satisfies Mutant;
