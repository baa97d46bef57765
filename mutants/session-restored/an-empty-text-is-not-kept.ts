import type { Mutant } from '../mutant';
import { saving } from '../wrap';

export default {
  policies: saving((_key, value) => (value === '' ? undefined : value)),
} satisfies Mutant;
