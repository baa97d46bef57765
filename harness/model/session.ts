import { FOREVER, FOREVER_AT_LEAST, type Range, TOLERANCE } from '../core/duration';
import type { Role, User } from './world';

/** A value of which the documents don't say whether it is there, or what it is. */
export const UNKNOWN = Symbol('unknown');

export interface Known {
  /** What is there, as far as that is said. */
  value: unknown;
  stored: unknown;
  /** How often it was set, and in which request last. */
  sets: number;
  request: number;
  /** What was set before that under the same key. */
  replaced: readonly unknown[];
}

/** What is known of one session. */
export interface Session {
  readonly at: Role;
  readonly user?: User;
  /** Whom a superuser acts as. */
  as?: User | typeof UNKNOWN;
  keys: Map<string, Known>;
  /** Keys that were there once. */
  gone: Set<string>;
  /** Whether a cookie of the one before may stand in its way: a wiki may leave that behind when it signs out. */
  behind: boolean;
  /** Whether something was stored in the request that brought the cookie. */
  early: boolean;
  /** The example macro's number. */
  test: number | undefined | typeof UNKNOWN;
  readonly began: number;
  /** When it was last visited. */
  seen: number;
  lasts: Range;
  /** Surely there before `until`, surely gone after `latest`: times in ms. */
  until: number;
  latest: number;
  /** How many requests it had. */
  visits: number;
  ended: false | 'signed out' | 'unclear';
  /** Pages opened in it, last first, by their names where they exist and belong into a trail. */
  pages: string[];
}

/** none: there is no session; maybe: there may be this one, or what began in its place. */
export type State = { is: 'none' } | { is: 'session' | 'maybe'; session: Session };

const endOf = (from: number, lasts: number) => from + (lasts === FOREVER ? FOREVER_AT_LEAST : lasts);

export function newSession(at: Role, now: number, lasts: Range, user?: User): Session {
  return {
    at,
    ...(user ? { user } : {}),
    keys: new Map(),
    gone: new Set(),
    behind: false,
    early: false,
    test: undefined,
    began: now,
    seen: now,
    lasts,
    until: endOf(now, lasts.least),
    latest: lasts.most === FOREVER ? Number.POSITIVE_INFINITY : now + lasts.most,
    visits: 0,
    ended: false,
    pages: [],
  };
}

/** A visit, which renews the session where that is a rule; where it is none, it may. */
export function visited(session: Session, now: number, renews: boolean): void {
  const { least, most } = session.lasts;
  if (renews) session.until = endOf(now, least);
  else session.until = Math.min(session.until, endOf(now, least));
  session.latest = most === FOREVER ? Number.POSITIVE_INFINITY : Math.max(now + most, session.latest);
  session.seen = now;
  session.visits += 1;
}

/**
 * What becomes of a state as time goes on.
 * @param keptAtMost the longest that the browser keeps any cookie, in ms
 */
export function asOf(state: State, now: number, keptAtMost: number): State {
  if (state.is === 'none') return state;
  if (now >= state.session.latest + TOLERANCE) return { is: 'none' };
  const { until, seen } = state.session;
  return now > Math.min(until, seen + keptAtMost) - TOLERANCE
    ? { is: 'maybe', session: state.session }
    : state;
}

/** What another kept may be in it. */
export function takeOver(session: Session, { keys, test }: Session): void {
  session.keys = new Map(keys);
  session.test = test;
  forget(session);
}

/** Nothing that it kept is sure any more. */
export function forget(session: Session): void {
  for (const [key, known] of session.keys) session.keys.set(key, { ...known, value: UNKNOWN });
  if (session.test !== undefined) session.test = UNKNOWN;
}
