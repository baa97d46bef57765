import type { Mutant } from '../../mutant';
import { saving } from '../../wrap';

export default {
  policies: saving((_key, value) => (typeof value === 'number' ? Math.abs(value) : value)),
} satisfies Mutant;
