import { directive } from '../headers';
import type { Mutant } from '../mutant';

export default directive(/script-src 'self'/, 'script-src *') satisfies Mutant;
