import type { Mutant } from '../mutant';

export default {
  policies: { renewsId: (reason) => reason !== 'change-user' },
} satisfies Mutant;
