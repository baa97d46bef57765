import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

const MONTH = 30 * 24;

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([Math.min(anonymous, MONTH), loggedIn], user),
  },
} satisfies Mutant;
