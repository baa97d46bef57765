import { defaultPolicies } from '../../../reference';
import type { Mutant } from '../../mutant';

const LONG = 20;

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([anonymous, loggedIn < -LONG ? -loggedIn : loggedIn], user),
  },
} satisfies Mutant;
