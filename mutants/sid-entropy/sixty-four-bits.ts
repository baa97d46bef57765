import { randomBytes } from 'node:crypto';
import type { Mutant } from '../mutant';
import { spelledBy } from '../spelling';

export default { policies: spelledBy(() => randomBytes(8).toString('hex')) } satisfies Mutant;
