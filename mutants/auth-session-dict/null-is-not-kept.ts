import type { Mutant } from '../mutant';
import { saving } from '../wrap';

export default {
  policies: saving((_key, value) => (value === null ? undefined : value)),
} satisfies Mutant;
