import type { Mutant } from '../mutant';

export default {
  policies: { updateTrail: (trail, page) => [...trail, page] },
} satisfies Mutant;
