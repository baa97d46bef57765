import type { Mutant } from '../mutant';

export default {
  policies: { anonymousGrace: () => 5 * 60 },
} satisfies Mutant;
