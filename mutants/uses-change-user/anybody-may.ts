import type { Mutant } from '../mutant';

export default {
  policies: { mayChangeUser: () => true },
} satisfies Mutant;
