import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line) => line.replace(/; SameSite=\w+/, '')),
} satisfies Mutant;
