import { TOLERANCE } from '../core/duration';
import type { Model } from './model';
import { first } from './naming';
import type { Expected, Prediction } from './prediction';
import { type Session, UNKNOWN } from './session';

/** Keys of which it is looked whether a copy finds them. */
export function keysOf(session: Session): string[] {
  return [...session.keys].flatMap(([key, { value }]) => (value === UNKNOWN ? [] : [key]));
}

/** What must be seen by somebody else who sends a copy of the cookies: `who` first, and then what keys it finds. */
export function replayPredictions(model: Model): Prediction[] {
  const { copy, now } = model;
  if (copy?.state.is !== 'session') return [];
  const { session } = copy.state;
  const { at, ended, latest, user } = session;
  const of = (requirements: Prediction['requirements'], expected: Expected): Prediction => ({
    who: 'somebody else',
    at,
    requirements,
    expected,
  });
  const keys = keysOf(session);
  const rules = model.rules(at);
  if (
    ended === 'signed out' ||
    (ended === false && now >= latest + TOLERANCE && rules.keptAfter === undefined)
  ) {
    const names = ended ? first('logout-kills-session') : model.lifetimeNames(at, user);
    return [
      of(names, { of: 'user', name: 'nobody' }),
      ...keys.map((key, index) => of(names, { of: 'operation', index, key, value: false })),
    ];
  }
  // "the expiry is not verified. Saved state is removed earliest an hour after the session cookie has expired."
  const isKept =
    !user &&
    ended === false &&
    rules.keptAfter !== undefined &&
    now < session.until + rules.keptAfter - TOLERANCE;
  if (!isKept) return [];
  const late = now > session.until;
  const names = first(
    late && now - session.until < 20 * 60_000 ? 'anonymous-expiry-not-verified' : 'anonymous-state-kept',
    'anonymous-state-kept',
  );
  return keys.map((key, index) => of(names, { of: 'operation', index, key, value: true }));
}
