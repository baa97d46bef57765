import { DAY, FOREVER, FOREVER_AT_LEAST, HOUR, MINUTE, type Range, TOLERANCE } from '../core/duration';
import { lifetimeOf, type Settings } from '../core/settings';

/** What a wiki's settings say of sessions. */
export interface Rules {
  /** Whether the form signs in. */
  readonly signsIn: boolean;
  readonly loggedIn: 'none' | 'sessions';
  /** cookie: one is given, and there are no sessions; unclear: the documents don't say. */
  readonly anonymous: 'none' | 'cookie' | 'no sessions' | 'sessions' | 'unclear';
  /** How long a session lasts from a visit, as far as that is said. */
  lasts(user: { remember_me: boolean } | undefined): Range;
  /** How long an anonymous cookie is given for; the session may last longer. */
  readonly cookieLasts?: Range;
  /** How long what an anonymous visitor stored is kept after the cookie has expired. */
  readonly keptAfter?: number;
}

const exactly = (ms: number): Range => ({ least: ms, most: ms });
/** The documents don't say: it is there in the next request, and no end is sure. */
const UNSAID: Range = { least: TOLERANCE + MINUTE, most: FOREVER };

/** "it should implement session data expiry": days after what counts as for ever, nothing is there any more. */
const EXPIRES: Range = { ...UNSAID, most: FOREVER_AT_LEAST + 3 * DAY };

/** Hours that a session lasts; undefined where nobody declares them, or where none are said. */
export function hoursOf(settings: Settings, who: 'anonymous' | 'logged-in'): number | undefined {
  const lasting = lifetimeOf(settings, who);
  return typeof lasting === 'number' ? lasting : undefined;
}

/** A wiki whose settings nobody declares. */
const UNDECLARED: Rules = { signsIn: true, loggedIn: 'sessions', anonymous: 'unclear', lasts: () => UNSAID };

/** S1: "First tuple element is for anonymous sessions, second tuple element is for logged-in sessions." */
export function sessionServiceRules(settings: Settings): Rules {
  const [anonymous, loggedIn] = [hoursOf(settings, 'anonymous'), hoursOf(settings, 'logged-in')];
  if (anonymous === undefined || loggedIn === undefined) return UNDECLARED;
  return {
    signsIn: true,
    // "you usually don't want to use t=0, it disables logged-in sessions"
    loggedIn: loggedIn === 0 ? 'none' : 'sessions',
    // "For anonymous sessions, t=0 means that they are disabled, t>0 means that many hours."
    anonymous: anonymous === 0 ? 'none' : anonymous > 0 ? 'sessions' : 'unclear',
    lasts(user) {
      if (!user) return exactly(anonymous * HOUR);
      // "t>0 means that many hours, or forever if user checked 'remember_me', t<0 means -t hours and ignore user
      // 'remember_me' setting"
      return exactly(loggedIn > 0 && user.remember_me ? FOREVER : Math.abs(loggedIn) * HOUR);
    },
    ...(anonymous > 0 ? { cookieLasts: exactly(anonymous * HOUR) } : {}),
  };
}

const HANDLERS = ['moin_session', 'cookie_session', 'token_session'];

/** S2: "the function MoinMoin.auth.moin_session is contained in the config.auth list and is responsible" */
export function authListRules({ auth, anonymous_cookie_lifetime: hours }: Settings): Rules {
  if (auth === undefined || hours === undefined) return UNDECLARED;
  const list = auth ?? ['moin_login', 'moin_session'];
  const handler = list.findIndex((method) => HANDLERS.includes(method));
  const isMoinSession = list[handler] === 'moin_session';
  const lifetime = (hours ?? 0) * HOUR;
  return {
    // Which comes first of the form and the sessions is not said: only the order of the default is.
    signsIn: list.includes('moin_login') && (handler < 0 || list.indexOf('moin_login') < handler),
    loggedIn: handler < 0 ? 'none' : 'sessions',
    anonymous: anonymousBy(list, handler, isMoinSession, lifetime),
    lasts: (user) => (!isMoinSession ? EXPIRES : user ? UNSAID : exactly(lifetime)),
    ...(lifetime > 0 && isMoinSession ? { cookieLasts: exactly(lifetime), keptAfter: HOUR } : {}),
  };
}

function anonymousBy(
  list: readonly string[],
  handler: number,
  isMoinSession: boolean,
  lifetime: number,
): Rules['anonymous'] {
  const at = list.indexOf('moin_anon_session');
  // Another handler may give anonymous visitors what it likes.
  if (handler >= 0 && !isMoinSession) return 'unclear';
  // "Anonymous sessions are supported by including the moin_anon_session function", "You also need to set …"
  if (at < 0 || lifetime === 0) return 'none';
  // "moin_anon_session just sets a anonymous session cookie, it does not establish a session itself"
  if (handler < 0) return 'cookie';
  // "moin_anon_session must be after moin_session"
  return at > handler ? 'sessions' : 'no sessions';
}
