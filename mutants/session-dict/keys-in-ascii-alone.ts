import type { Mutant } from '../mutant';
import { Renamed } from '../values';
import { session } from '../wrap';

export default {
  policies: session((own) => new Renamed(own, (key) => key.replace(/[^\x20-\x7e]/g, '?'))),
} satisfies Mutant;
