import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { wiki }) =>
    line.includes('Max-Age=0') ? line.replace(/Path=[^;]+/, `Path=${wiki.path}`) : line,
  ),
} satisfies Mutant;
