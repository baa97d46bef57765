import { defaultPolicies } from '../../../reference';
import type { Mutant } from '../../mutant';

const LONGEST = 90 * 24;

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([anonymous, Math.min(loggedIn, LONGEST)], user),
  },
} satisfies Mutant;
