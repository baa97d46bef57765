import type { Mutant } from '../../mutant';
import { saving } from '../../wrap';

export default {
  policies: saving((_key, value) => (value === false ? undefined : value)),
} satisfies Mutant;
