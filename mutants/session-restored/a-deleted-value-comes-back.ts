import type { Mutant } from '../mutant';

export default {
  policies: {
    saved: (change) => new Map([...change].filter(([key, text]) => text !== null || key.startsWith('wiki.'))),
  },
} satisfies Mutant;
