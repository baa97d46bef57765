import type { Mutant } from '../mutant';

export default {
  policies: { chooseSession: (live) => live.at(-1) },
} satisfies Mutant;
