import { hoursOf } from './rules';
import type { Session } from './session';
import { differ, type Role, settingsAt, type User, type World } from './world';

type Names = readonly [string, ...string[]];

const REPLACED = ['cookie_session', 'token_session'];

/*
 * By which requirements a prediction is made, the one that it is told of first. Stories are shrunk towards the plainest
 * settings: what could not be made plain is what it is about.
 */

/** What of the places and of the cookie's scope could not be made plain. */
export function placeNames(world: World): (string | false)[] {
  if (world.generation === 'auth-list') return [];
  if (differ(world)) return ['service-replaceable'];
  if (world.places.length > 1) return [farmNames(world)];
  const { cookie_domain: domain, cookie_path: path, session_service } = settingsAt(world, 'first');
  return [
    Boolean(session_service) && 'service-replaceable',
    Boolean(domain) && 'domain-set',
    Boolean(path) && 'path-set',
  ];
}

/** What of a session's lifetime could not be made plain either. */
export function specialNames(world: World, role: Role, user?: { remember_me: boolean }): (string | false)[] {
  const settings = settingsAt(world, role);
  if (world.generation === 'auth-list') return listNames(world, role);
  const hours = hoursOf(settings, user ? 'logged-in' : 'anonymous') ?? 0;
  return [
    ...placeNames(world),
    settings.cookie_lifetime === null && 'lifetime-default',
    hours < 0 && (user?.remember_me ? 'logged-in-negative-ignores-remember-me' : 'logged-in-negative'),
    !Number.isInteger(hours) && !(user?.remember_me && hours > 0) && 'lifetime-fractional',
    hoursOf(settings, 'logged-in') === 0 && !user && 'lifetime-elements',
  ];
}

/** What is out of the ordinary in an auth list. */
function listNames(world: World, role: Role): (string | false)[] {
  const { auth } = settingsAt(world, role);
  const [anonymous, handler] = [
    auth?.indexOf('moin_anon_session') ?? -1,
    auth?.indexOf('moin_session') ?? -1,
  ];
  return [
    Boolean(auth?.includes('http_basic')) && 'auth-combines',
    anonymous >= 0 && anonymous < handler && 'anonymous-order',
  ];
}

/** How long a session lasts, a user's or an anonymous visitor's. */
export function lifetimeNames(world: World, role: Role, user?: { name: User; remember_me: boolean }): Names {
  const settings = settingsAt(world, role);
  if (world.generation === 'auth-list') {
    if (settings.auth?.some((method) => REPLACED.includes(method))) return ['replace-expiry'];
    return user ? loggedInNames(world, role) : ['anonymous-cookie-lifetime'];
  }
  const hours = hoursOf(settings, user ? 'logged-in' : 'anonymous') ?? 0;
  const positive = user?.remember_me ? 'logged-in-remembered' : 'logged-in-positive';
  return first(
    ...specialNames(world, role, user),
    !user && 'anonymous-positive',
    hours > 0 && positive,
    'lifetime-hours',
    'lifetime-elements',
  );
}

/** Who is signed in, by an auth list. */
export function loggedInNames(world: World, role: Role): Names {
  const { auth } = settingsAt(world, role);
  const at = (method: string) => auth?.indexOf(method) ?? -1;
  return first(
    !auth?.some((method) => /_session$/.test(method) && method !== 'moin_anon_session') &&
      'auth-default-session',
    auth?.some((method) => REPLACED.includes(method)) && 'replace-moin-session',
    at('moin_anon_session') >= 0 &&
      (at('moin_anon_session') > at('moin_session') ? 'anonymous-by-list' : 'anonymous-order'),
    'auth-combines',
  );
}

/** What an extension finds in a session. @param plain whether it was only set, in an earlier request */
export function valueNames(world: World, role: Role, { user }: Session, plain: boolean): Names {
  const settings = settingsAt(world, role);
  if (world.generation === 'session-service') {
    return first(...placeNames(world), plain ? 'session-restored' : 'session-dict', 'session-restored');
  }
  const { auth } = settings;
  const replaced = auth?.some((method) => REPLACED.includes(method));
  return first(
    replaced && (plain ? 'replace-moin-session' : 'replace-dict'),
    ...listNames(world, role),
    !user && plain && 'anonymous-by-list',
    'auth-session-dict',
    !user && 'anonymous-by-list',
  );
}

/** That there is nothing where no session is available, for somebody who has none. */
export function unavailableNames(world: World, role: Role): Names {
  const settings = settingsAt(world, role);
  if (world.generation === 'session-service') {
    const [anonymous, loggedIn] = [hoursOf(settings, 'anonymous'), hoursOf(settings, 'logged-in')];
    if (anonymous !== 0) return ['session-restored'];
    return first(
      settings.cookie_lifetime === null && 'lifetime-default',
      loggedIn === 0 && 'session-unavailable',
      'anonymous-zero',
      'session-unavailable',
    );
  }
  const { auth, anonymous_cookie_lifetime: hours } = settings;
  const anonymous = auth?.indexOf('moin_anon_session') ?? -1;
  const handler = auth?.indexOf('moin_session') ?? 1;
  return first(
    auth?.length === 0 && 'auth-default-session',
    anonymous < 0 && 'anonymous-absent',
    handler < 0 && 'anonymous-alone',
    !hours && 'anonymous-needs-lifetime',
    anonymous < handler && 'anonymous-order',
    'anonymous-sets-cookie-only',
  );
}

/** That wikis share a session, or don't. */
export function farmNames(world: World): string {
  const [one, other] = world.places;
  const settings = settingsAt(world, 'first');
  if (!settings.cookie_domain && !settings.cookie_path) return 'farm-separate';
  if (one?.host !== other?.host && one?.path !== other?.path) return 'farm-shared-both';
  return one?.host !== other?.host ? 'farm-shared-domain' : 'farm-shared-path';
}

/** Those that apply, each once. */
export function first(...names: (string | false | null | undefined)[]): Names {
  return [...new Set(names.filter((name): name is string => Boolean(name)))] as unknown as Names;
}
