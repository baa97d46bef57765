import type { Mutant } from '../mutant';

export default {
  policies: { updateTrail: (trail, page) => [page, ...trail.filter((each) => each !== page)].slice(0, 5) },
} satisfies Mutant;
