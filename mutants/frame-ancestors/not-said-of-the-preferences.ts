import { directive } from '../headers';
import type { Mutant } from '../mutant';

export default directive(/; frame-ancestors[^;]*/, '', ({ target }) =>
  target.includes('userprefs'),
) satisfies Mutant;
