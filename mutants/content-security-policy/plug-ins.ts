import { directive } from '../headers';
import type { Mutant } from '../mutant';

export default directive(/default-src 'none'/, "default-src 'self'") satisfies Mutant;
