import type { Mutant } from '../mutant';

export default {
  policies: { updateTrail: (_trail, page) => [page] },
} satisfies Mutant;
