import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([Math.min(anonymous, Math.abs(loggedIn) || anonymous), loggedIn], user),
  },
  alsoBreaks: {
    'an anonymous session is cut short': ['anonymous-positive'],
  },
} satisfies Mutant;
