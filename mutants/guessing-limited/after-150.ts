import { afterGuesses } from '../guesses';
import type { Mutant } from '../mutant';

export default {
  ...afterGuesses(150, () => true),
  settings: (given) => ({ ...given, throttle_sign_in: false }),
} satisfies Mutant;
