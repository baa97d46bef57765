import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    updateTrail: (trail, page) =>
      trail.includes(page) ? [...trail] : defaultPolicies.updateTrail(trail, page),
  },
} satisfies Mutant;
