import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { user }) => (user ? line : line.replace(/; Domain=[^;]+/, ''))),
  alsoBreaks: {
    "an anonymous visitor's cookie does not reach the other host": ['farm-shared-domain'],
  },
} satisfies Mutant;
