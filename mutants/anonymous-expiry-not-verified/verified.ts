import type { Mutant } from '../mutant';

export default {
  policies: { anonymousGrace: () => 0 },
} satisfies Mutant;
