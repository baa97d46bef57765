import { authSettings } from '../auth';
import type { Mutant } from '../mutant';

export default {
  settings: authSettings((given) =>
    given.anonymous_cookie_lifetime
      ? { ...given, anonymous_cookie_lifetime: given.anonymous_cookie_lifetime / 60 }
      : given,
  ),
  alsoBreaks: {
    'the state goes when the cookie does': ['anonymous-state-kept'],
  },
} satisfies Mutant;
