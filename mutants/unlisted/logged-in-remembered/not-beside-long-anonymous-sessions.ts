import { defaultPolicies } from '../../../reference';
import type { Mutant } from '../../mutant';

const LONG = 48;

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime(
        [anonymous, loggedIn],
        user && { remember_me: user.remember_me && anonymous < LONG },
      ),
  },
} satisfies Mutant;
