import { directive } from '../headers';
import type { Mutant } from '../mutant';

export default directive(/; frame-ancestors[^;]*/, '') satisfies Mutant;
