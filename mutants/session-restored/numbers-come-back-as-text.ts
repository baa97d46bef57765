import type { Mutant } from '../mutant';
import { saving } from '../wrap';

export default {
  policies: saving((key, value) => (typeof value === 'number' && key !== 'test' ? String(value) : value)),
} satisfies Mutant;
