import type { Mutant } from '../mutant';

export default {
  policies: { anonymousGrace: () => 0 },
  alsoBreaks: {
    'the state is found by the expired cookie alone': ['anonymous-state-kept'],
  },
} satisfies Mutant;
