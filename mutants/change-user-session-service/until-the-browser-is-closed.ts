import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { superuser }) =>
    superuser ? line.replace(/; Max-Age=\d+|; Expires=[^;]+/g, '') : line,
  ),
} satisfies Mutant;
