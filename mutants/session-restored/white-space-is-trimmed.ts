import type { Mutant } from '../mutant';
import { saving } from '../wrap';

export default {
  policies: saving((_key, value) => (typeof value === 'string' ? value.trim() : value)),
} satisfies Mutant;
