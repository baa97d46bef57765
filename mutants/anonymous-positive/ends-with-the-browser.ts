import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { user }) =>
    user ? line : line.replace(/; Max-Age=[1-9]\d*|; Expires=[^;]+/g, ''),
  ),
  alsoBreaks: {
    'an anonymous session is what shows it': ['lifetime-hours', 'lifetime-fractional', 'lifetime-elements'],
  },
} satisfies Mutant;
