import type { Mutant } from '../mutant';

export default {
  settings: (given) => ({ ...given, cookie_host_prefix: false }),
} satisfies Mutant;
