import type { Mutant } from '../mutant';

export default {
  policies: { isNew: () => false },
} satisfies Mutant;
