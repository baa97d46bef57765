import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { page, wiki }) =>
    wiki.settings.cookie_path && page === 'PageTwo' ? line.replace(/; Path=[^;]*/, '; Path=/') : line,
  ),
} satisfies Mutant;
