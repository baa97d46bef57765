import type { Mutant } from '../mutant';

export default {
  policies: { provisionalUntil: () => Number.MAX_SAFE_INTEGER },
} satisfies Mutant;
