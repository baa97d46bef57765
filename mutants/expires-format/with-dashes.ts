import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line) => line.replace(/(Expires=\w+, \d+) (\w+) (\d+)/, '$1-$2-$3')),
} satisfies Mutant;
