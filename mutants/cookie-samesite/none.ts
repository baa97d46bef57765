import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line) => line.replace(/SameSite=\w+/, 'SameSite=None')),
  alsoBreaks: {
    'over plain HTTP no browser takes such a cookie': ['cookie-host-prefix'],
  },
} satisfies Mutant;
