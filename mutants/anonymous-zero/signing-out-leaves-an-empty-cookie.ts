import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line) =>
    line.replace(/; Max-Age=0\b/, '').replace(/; Expires=Thu, 01 Jan 1970[^;]+/, ''),
  ),
} satisfies Mutant;
