import { afterGuesses } from '../guesses';
import type { Mutant } from '../mutant';

export default {
  ...afterGuesses(5, (wrong) => wrong),
  settings: (given) => ({ ...given, throttle_sign_in: false }),
} satisfies Mutant;
