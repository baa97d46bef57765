import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { user }) =>
    user ? line : line.replace(/; Max-Age=[1-9]\d*|; Expires=[^;]+/g, ''),
  ),
} satisfies Mutant;
