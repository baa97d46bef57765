import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([anonymous, loggedIn === 0 && user?.remember_me ? 1 : loggedIn], user),
  },
} satisfies Mutant;
