import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { user }, settings) =>
    user?.remember_me && settings.cookie_lifetime[1] > 0
      ? line.replace(/; Max-Age=[1-9]\d*|; Expires=[^;]+/g, '')
      : line,
  ),
  alsoBreaks: {
    'the default is a positive lifetime': ['lifetime-default'],
  },
} satisfies Mutant;
