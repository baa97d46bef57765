import type { Mutant } from '../mutant';

export default {
  policies: { anonymousGrace: () => 50 * 60 },
} satisfies Mutant;
