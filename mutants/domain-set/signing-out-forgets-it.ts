import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line) => (line.includes('Max-Age=0') ? line.replace(/; Domain=[^;]+/, '') : line)),
} satisfies Mutant;
