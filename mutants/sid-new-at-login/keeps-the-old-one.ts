import type { Mutant } from '../mutant';

export default {
  policies: { renewsId: (reason) => reason !== 'sign-in' },
} satisfies Mutant;
