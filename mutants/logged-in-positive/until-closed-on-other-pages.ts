import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { page, user }, settings) =>
    user?.remember_me === false && settings.cookie_lifetime[1] > 0 && page === 'PageTwo'
      ? line.replace(/; (?:Max-Age=[1-9]\d*|Expires=[^;]+)/g, '')
      : line,
  ),
} satisfies Mutant;
