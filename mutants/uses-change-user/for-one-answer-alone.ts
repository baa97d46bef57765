import type { Mutant } from '../mutant';

export default {
  policies: { saved: (change) => new Map([...change].filter(([key]) => key !== 'wiki.setuid')) },
} satisfies Mutant;
