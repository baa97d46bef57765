import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

// With a 0 in it, a swapped pair would leave nobody a session, and nothing could be tried.
export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime(
        anonymous !== 0 && loggedIn !== 0 ? [loggedIn, anonymous] : [anonymous, loggedIn],
        user,
      ),
  },
  alsoBreaks: {
    'its hours are those of the other element': [
      'lifetime-hours',
      'lifetime-fractional',
      'anonymous-positive',
      'macro-loads',
      'logged-in-positive',
      'logged-in-negative',
      'logged-in-negative-ignores-remember-me',
      'service-replaceable',
    ],
  },
} satisfies Mutant;
