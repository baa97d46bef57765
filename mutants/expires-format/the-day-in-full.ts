import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line) => line.replace(/Expires=(\w+),/, 'Expires=$1day,')),
} satisfies Mutant;
