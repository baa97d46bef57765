import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { page, user }) =>
    user?.remember_me && page === 'PageTwo'
      ? line.replace(/; Max-Age=[1-9]\d*/, '; Max-Age=43200').replace(/; Expires=[^;]+/, '')
      : line,
  ),
} satisfies Mutant;
