import { defaultPolicies } from '../../../reference';
import type { Mutant } from '../../mutant';

const LONGEST = 50 * 24;

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([Math.min(anonymous, LONGEST), loggedIn], user),
  },
} satisfies Mutant;
