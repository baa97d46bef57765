import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([loggedIn === 0 ? 0 : anonymous, loggedIn], user),
  },
} satisfies Mutant;
