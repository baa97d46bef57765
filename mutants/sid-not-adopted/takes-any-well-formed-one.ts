import type { Mutant } from '../mutant';

export default {
  policies: { offeredUntil: () => Number.MAX_SAFE_INTEGER },
} satisfies Mutant;
