import type { Mutant } from '../mutant';
import { saving } from '../wrap';

export default {
  policies: saving((key, value) => (key === 'test' ? value : undefined)),
} satisfies Mutant;
