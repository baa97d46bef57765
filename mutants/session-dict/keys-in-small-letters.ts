import type { Mutant } from '../mutant';
import { Renamed } from '../values';
import { session } from '../wrap';

export default {
  policies: session((own) => new Renamed(own, (key) => key.toLowerCase())),
} satisfies Mutant;
