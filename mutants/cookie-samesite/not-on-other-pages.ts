import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { page }) =>
    page === 'PageTwo' ? line.replace(/; SameSite=\w+/, '') : line,
  ),
} satisfies Mutant;
