import type { Mutant } from '../mutant';

export default {
  policies: { chooseSession: (live) => live[0] },
} satisfies Mutant;
