import { domainCovers, pathCovers } from '../core/cookie-scope';
import { lifetimeOf, type Settings } from '../core/settings';
import {
  anonymousInAuthList,
  sessionsInAuthList,
  withoutAnonymous,
  withoutLifetime,
} from './auth-list-conditions';
import { DOMAIN } from './layouts';
import type { Placement } from './placement';
import type { Condition } from './wiki-request';

function lifetime(
  text: string,
  who: 'anonymous' | 'logged-in',
  example: readonly [number, number],
  fits: (hours: number) => boolean,
): Condition {
  const holds = (settings: Settings) => {
    const hours = lifetimeOf(settings, who);
    return hours === undefined ? undefined : fits(hours);
  };
  return {
    text,
    example: { cookie_lifetime: example },
    holds,
    ...(who === 'anonymous' ? { seen: fits } : {}),
  };
}

/** What an anonymous visitor's cookie says is no fraction: it was on its way for a while. */
function fractional(who: 'anonymous' | 'logged-in', example: readonly [number, number]): Condition {
  const { seen: _, ...condition } = lifetime(
    `a fractional ${who} lifetime`,
    who,
    example,
    (hours) => Number.isFinite(hours) && hours % 1 !== 0 && (who === 'logged-in' || hours > 0),
  );
  return condition;
}

const isSet = (value: string | null | undefined) => (value === undefined ? undefined : value !== null);

/** Of a wiki on one of two paths: its own cookie_path does not reach the other. */
function coversAlone(role: 'first' | 'second', cookie_path: string): Condition {
  return {
    text: `a cookie_path that covers the ${role} path alone`,
    example: { cookie_path },
    only: role,
    holds: ({ cookie_path: path }, placements) => {
      if (path === undefined) return undefined;
      return pair(placements).every(
        (placement) =>
          pathCovers(path ?? pathOf(role, placements), placement.path) === (placement.role === role),
      );
    },
  };
}

/** What a scenario may ask for without saying which value, so that a wiki is tried with the one it has. */
export const CONDITIONS = {
  'a positive anonymous lifetime': {
    ...lifetime('a positive anonymous lifetime', 'anonymous', [1, 12], (hours) => hours > 0),
    inAuthList: anonymousInAuthList,
  },
  'anonymous sessions disabled': lifetime(
    'a cookie_lifetime that disables anonymous sessions',
    'anonymous',
    [0, 12],
    (hours) => hours === 0,
  ),
  'a positive logged-in lifetime': lifetime(
    'a positive logged-in lifetime',
    'logged-in',
    [1, 12],
    (hours) => hours > 0,
  ),
  'a negative logged-in lifetime': lifetime(
    'a negative logged-in lifetime',
    'logged-in',
    [1, -12],
    (hours) => hours < 0,
  ),
  'logged-in sessions disabled': lifetime(
    'a cookie_lifetime that disables logged-in sessions',
    'logged-in',
    [0, 0],
    (hours) => hours === 0,
  ),
  'a fractional anonymous lifetime': fractional('anonymous', [0.5, 12]),
  'a fractional logged-in lifetime': fractional('logged-in', [1, 0.5]),
  'an auth list without moin_anon_session': withoutAnonymous,
  'an auth list with moin_anon_session, and anonymous_cookie_lifetime unset': withoutLifetime,
  'two different lifetimes': {
    text: 'a logged-in lifetime that differs from a positive anonymous one',
    example: { cookie_lifetime: [1, 12] },
    holds: (settings) => {
      const [anonymous, loggedIn] = [lifetimeOf(settings, 'anonymous'), lifetimeOf(settings, 'logged-in')];
      if (anonymous === undefined || loggedIn === undefined) return undefined;
      return anonymous > 0 && loggedIn !== 0 && anonymous !== Math.abs(loggedIn);
    },
  },
  'logged-in sessions': {
    ...lifetime('a logged-in lifetime other than 0', 'logged-in', [1, 12], (hours) => hours !== 0),
    inAuthList: sessionsInAuthList,
  },
  'cookie_domain set': {
    text: 'a cookie_domain',
    example: { cookie_domain: '.farm.test' },
    at: { host: `a.${DOMAIN}`, path: '/' },
    holds: ({ cookie_domain }) => isSet(cookie_domain),
  },
  'cookie_path set': {
    text: 'a cookie_path',
    example: { cookie_path: '/farm/' },
    at: { path: '/farm/one' },
    holds: ({ cookie_path }) => isSet(cookie_path),
  },
  'cookie_domain covers both hosts': {
    text: 'a cookie_domain that covers both hosts',
    example: { cookie_domain: '.farm.test' },
    holds: ({ cookie_domain }, placements) =>
      cookie_domain === undefined
        ? undefined
        : pair(placements).every(({ host }) => domainCovers(cookie_domain, host)),
  },
  'cookie_path covers both paths': {
    text: 'a cookie_path that covers both paths',
    example: { cookie_path: '/farm/' },
    holds: ({ cookie_path }, placements) =>
      cookie_path === undefined
        ? undefined
        : pair(placements).every(({ path }) => pathCovers(cookie_path, path)),
  },
  'cookie_path covers the first path': coversAlone('first', '/farm/one'),
  'cookie_path covers the second path': coversAlone('second', '/farm/two'),
} satisfies Record<string, Condition>;

export type ConditionName = keyof typeof CONDITIONS;

const pathOf = (role: Placement['role'], placements: readonly Placement[]) =>
  placements.find((placement) => placement.role === role)?.path ?? '/';

const pair = (placements: readonly Placement[]) => placements.filter(({ role }) => role !== 'third');
