import type { Mutant } from '../mutant';

export default {
  policies: { isNew: () => false },
  alsoBreaks: {
    'the macro stores for who has no session yet': ['macro-stores-once', 'macro-loads', 'macro-per-visitor'],
  },
} satisfies Mutant;
