import type { Mutant } from '../mutant';

export default {
  policies: { cacheControl: () => 'private, no-cache' },
} satisfies Mutant;
