import type { Mutant } from '../mutant';
import { remembering } from '../remembering';

export default { policies: remembering((line) => line.replace('; HttpOnly', '')) } satisfies Mutant;
