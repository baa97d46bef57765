import { header } from '../headers';
import type { Mutant } from '../mutant';

export default header('x-content-type-options', () => undefined) satisfies Mutant;
