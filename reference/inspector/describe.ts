import type { AuthListSettings, RequestContext, SessionServiceSettings, User } from '../api';
import { FOREVER } from '../sessions/lifetime';

/** When a session ends if this is its last visit. */
export interface Ending {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The same for people. */
  readonly shown: string;
  /** Seconds from this answer on. */
  readonly left: number;
  /** `12 hours`, `forever`. */
  readonly lasts: string;
  readonly forever: boolean;
  /** The setting that made it so, with its value; and what of it did. */
  readonly setting: string;
  readonly part: string;
  /** What the document says of that setting. */
  readonly sentence: string;
}

export function describeVisitor({ user, superuser }: RequestContext): string {
  if (!user) return 'You are an anonymous visitor.';
  if (superuser) return `You are signed in as ${superuser.name} and act as ${user.name}.`;
  return `You are signed in as ${user.name}.`;
}

export function endingOf(context: RequestContext, maxAge: number): Ending {
  const at = new Date(context.now + maxAge * 1000).toISOString();
  const forever = maxAge === FOREVER;
  return {
    at,
    shown: `${at.slice(0, 19).replace('T', ' ')} UTC`,
    left: maxAge,
    lasts: forever ? 'forever, which is ten years' : inWords(maxAge),
    forever,
    ...lifetimeSetting(context),
  };
}

type LifetimeSetting = Pick<Ending, 'setting' | 'part' | 'sentence'>;

function lifetimeSetting(context: RequestContext): LifetimeSetting {
  const { wiki } = context;
  const owner = context.superuser ?? context.user;
  return wiki.generation === 'auth-list'
    ? authListLifetime(wiki.settings as AuthListSettings, owner)
    : serviceLifetime(wiki.settings as SessionServiceSettings, owner);
}

// lifetime-elements: "First tuple element is for anonymous sessions, second tuple element is for logged-in sessions."
function serviceLifetime(
  { cookie_lifetime }: SessionServiceSettings,
  owner: User | undefined,
): LifetimeSetting {
  const [anonymous, loggedIn] = cookie_lifetime;
  const setting = `cookie_lifetime = (${anonymous}, ${loggedIn})`;
  if (!owner) {
    return {
      setting,
      part: ', the first element',
      sentence: 'For anonymous sessions, t=0 means that they are disabled, t>0 means that many hours.',
    };
  }
  return {
    setting,
    part: `, the second element${loggedIn > 0 ? ` and remember_me, which is ${onOff(owner)}` : ''}`,
    sentence:
      loggedIn > 0
        ? 'For logged-in sessions, t>0 means that many hours, or forever if user checked ‘remember_me’.'
        : 't<0 means -t hours and ignore user ‘remember_me’ setting.',
  };
}

function authListLifetime(
  { anonymous_cookie_lifetime }: AuthListSettings,
  owner: User | undefined,
): LifetimeSetting {
  if (!owner) {
    return {
      setting: `anonymous_cookie_lifetime = ${anonymous_cookie_lifetime ?? 'None'}`,
      part: '',
      sentence:
        'Cookies for anonymous sessions expire after config.anonymous_cookie_lifetime hours (can be fractional), however, the expiry is not verified.',
    };
  }
  return {
    setting: 'remember_me',
    part: `, which is ${onOff(owner)}`,
    sentence: 'moin_session is contained in the config.auth list and is responsible for managing sessions.',
  };
}

const onOff = ({ remember_me }: User) => (remember_me ? 'on' : 'off');

function inWords(seconds: number): string {
  const units: [string, number][] = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ];
  const parts = [];
  let left = seconds;
  for (const [unit, size] of units) {
    // Up to two days are told in hours, as the settings are.
    if (unit === 'day' && seconds <= 2 * size) continue;
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
  }
  return parts.join(' ');
}
