import type { Mutant } from '../mutant';

export default {
  policies: {
    saved: (change) => new Map([...change].filter(([key, text]) => text !== null || key.startsWith('wiki.'))),
  },
  alsoBreaks: {
    'a deleted key is in the dict again': ['session-dict'],
  },
} satisfies Mutant;
