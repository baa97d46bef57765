import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line) => line.replace(/(Expires=)[^;]*/, '$1Fri, 31 Dec 9999 23:59:59 GMT')),
} satisfies Mutant;
