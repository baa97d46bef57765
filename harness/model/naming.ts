import { hoursOf } from './rules';
import type { Session } from './session';
import { type Role, settingsAt, type User, type World } from './world';

type Names = readonly [string, ...string[]];

const REPLACED = ['cookie_session', 'token_session'];

/*
 * By which requirements a prediction is made, the one that it is told of first. Stories are shrunk towards the plainest
 * settings: what could not be made plain is what it is about.
 */

/** How long a session lasts, a user's or an anonymous visitor's. */
export function lifetimeNames(world: World, role: Role, user?: { name: User; remember_me: boolean }): Names {
  const settings = settingsAt(world, role);
  if (world.generation === 'auth-list') {
    if (settings.auth?.some((method) => REPLACED.includes(method))) return ['replace-expiry'];
    return user ? loggedInNames(world, role) : ['anonymous-cookie-lifetime'];
  }
  const hours = hoursOf(settings, user ? 'logged-in' : 'anonymous') ?? 0;
  const other = hoursOf(settings, user ? 'anonymous' : 'logged-in');
  const remembered = user?.remember_me && hours > 0;
  const own = !user
    ? 'anonymous-positive'
    : remembered
      ? 'logged-in-remembered'
      : hours > 0
        ? 'logged-in-positive'
        : user.remember_me
          ? 'logged-in-negative-ignores-remember-me'
          : 'logged-in-negative';
  return first(
    settings.session_service && 'service-replaceable',
    settings.cookie_lifetime === null && 'lifetime-default',
    hours < 0 && own,
    !Number.isInteger(hours) && !remembered && 'lifetime-fractional',
    other === 0 && !user && 'lifetime-elements',
    own,
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
export function valueNames(world: World, role: Role, { user, at }: Session, plain: boolean): Names {
  const settings = settingsAt(world, role);
  const shared = (at !== role || role !== 'first') && farmNames(world);
  if (world.generation === 'session-service') {
    return first(
      shared,
      settings.session_service && 'service-replaceable',
      plain ? 'session-restored' : 'session-dict',
      'session-restored',
    );
  }
  const { auth } = settings;
  const replaced = auth?.some((method) => REPLACED.includes(method));
  return first(
    shared,
    replaced && (plain ? 'replace-moin-session' : 'replace-dict'),
    auth?.includes('http_basic') && 'auth-combines',
    !user && 'anonymous-by-list',
    auth?.includes('moin_anon_session') &&
      auth.indexOf('moin_anon_session') < auth.indexOf('moin_session') &&
      'anonymous-order',
    'auth-session-dict',
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
