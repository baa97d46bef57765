import { header } from '../headers';
import type { Mutant } from '../mutant';

export default header('referrer-policy', () => 'unsafe-url') satisfies Mutant;
