import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { login, user }) =>
    user && !login ? line.replace(/; Max-Age=[1-9]\d*/, '; Max-Age=60').replace(/; Expires=[^;]+/, '') : line,
  ),
} satisfies Mutant;
