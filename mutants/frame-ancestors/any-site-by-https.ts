import { directive } from '../headers';
import type { Mutant } from '../mutant';

export default directive(/frame-ancestors[^;]*/, 'frame-ancestors https:') satisfies Mutant;
