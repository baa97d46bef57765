import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([anonymous || 1, loggedIn], user),
  },
  alsoBreaks: {
    'with 0 an anonymous visitor has a session': [
      'lifetime-default',
      'lifetime-elements',
      'session-is-new',
      'logged-in-zero',
    ],
  },
} satisfies Mutant;
