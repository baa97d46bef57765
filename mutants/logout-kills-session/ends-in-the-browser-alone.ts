import type { Mutant } from '../mutant';

export default {
  policies: { endsOnServer: () => false },
} satisfies Mutant;
