import type { Mutant } from '../mutant';

export default {
  settings: (given) => ({ ...given, throttle_sign_in: false }),
} satisfies Mutant;
