import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { user }) =>
    user && !line.includes('HttpOnly') ? `${line}; HttpOnly` : line,
  ),
} satisfies Mutant;
