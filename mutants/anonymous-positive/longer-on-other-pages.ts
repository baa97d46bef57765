import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { page, user }) =>
    !user && page === 'PageTwo'
      ? line.replace(/; Max-Age=[1-9]\d*/, '; Max-Age=31536000').replace(/; Expires=[^;]+/, '')
      : line,
  ),
} satisfies Mutant;
