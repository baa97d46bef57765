import type { Mutant } from '../mutant';

export default {
  policies: { anonymousGrace: () => 20 * 60 },
} satisfies Mutant;
