import type { Mutant } from '../../mutant';
import { saving } from '../../wrap';

export default {
  policies: saving((_key, value) => (Array.isArray(value) && value.length === 0 ? {} : value)),
} satisfies Mutant;
