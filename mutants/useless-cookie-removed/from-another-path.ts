import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line) =>
    /; Max-Age=0\b/.test(line) ? line.replace(/; Path=[^;]*/, '; Path=/elsewhere') : line,
  ),
} satisfies Mutant;
