import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { user, wiki }) =>
    user ? line : line.replace(/Path=[^;]+/, `Path=${wiki.path}`),
  ),
  alsoBreaks: {
    "an anonymous visitor's cookie does not reach the other path": ['farm-shared-path'],
  },
} satisfies Mutant;
