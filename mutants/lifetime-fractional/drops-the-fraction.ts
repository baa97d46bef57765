import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([Math.trunc(anonymous), Math.trunc(loggedIn)], user),
  },
} satisfies Mutant;
