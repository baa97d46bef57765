import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

let shared: string[] = [];

export default {
  policies: {
    updateTrail(_trail, page) {
      shared = defaultPolicies.updateTrail(shared, page);
      return shared;
    },
  },
  alsoBreaks: {
    "visitors see each other's pages": ['trail-private'],
  },
} satisfies Mutant;
