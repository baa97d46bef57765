import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, { login }) => (login ? line : line.replace('; HttpOnly', ''))),
} satisfies Mutant;
