import { directive } from '../headers';
import type { Mutant } from '../mutant';

export default directive(/base-uri 'none'; /, '') satisfies Mutant;
