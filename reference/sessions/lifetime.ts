import type { Age } from '../api';

/** MoinMoin's number for a session that "lasts forever": ten years, in seconds. */
export const FOREVER = 10 * 365 * 24 * 3600;

const MINUTE = 60_000;

// lifetime-hours: "Cookie lifetime in hours"; lifetime-fractional: "can be fractional".
/** Whole seconds of a number of hours; only 0 gives 0. */
export function seconds(hours: number): number {
  return hours === 0 ? 0 : Math.max(1, Math.round(Math.abs(hours) * 3600));
}

/**
 * How long a session lasts after each visit, in seconds; 0: there is none.
 * @param cookieLifetime the setting `cookie_lifetime`, in hours
 * @param user who is signed in; undefined for an anonymous visitor
 */
export function sessionLifetime(
  cookieLifetime: readonly [anonymous: number, loggedIn: number],
  user: { readonly remember_me: boolean } | undefined,
): number {
  // lifetime-elements: "First tuple element is for anonymous sessions, second tuple element is for logged-in sessions."
  const [anonymous, loggedIn] = cookieLifetime;

  // anonymous-zero: "t=0 means that they are disabled"; anonymous-positive: "t>0 means that many hours".
  if (!user) return seconds(anonymous);

  // logged-in-remembered: "t>0 means … forever if user checked 'remember_me'"
  if (loggedIn > 0 && user.remember_me) return FOREVER;

  // logged-in-positive: "t>0 means that many hours"; logged-in-zero: "t=0 … disables logged-in sessions";
  // logged-in-negative, logged-in-negative-ignores-remember-me: "t<0 means -t hours and ignore … 'remember_me'".
  return seconds(loggedIn);
}

/** When the server stops accepting the session (ms since the epoch, a whole minute), counted from this visit. */
export function sessionExpires(age: Age): number {
  const renewed = age.now + (age.lifetime + age.grace) * 1000;

  // The clock may have been set back since: with the same lifetime, a visit never makes a session end sooner.
  const kept = age.before?.lifetime === age.lifetime ? Math.max(renewed, age.before.expires) : renewed;

  // Whole minutes, upwards: a session lives at least its full lifetime, and is written once a minute at most.
  return Math.ceil(Math.min(kept, absoluteLimit(age)) / MINUTE) * MINUTE;
}

/** Until when an id issued now begins a session (ms since the epoch): never after that session would end. */
export function provisionalExpires(age: Age): number {
  return Math.min(age.now + (age.lifetime + age.grace) * 1000, absoluteLimit(age));
}

// absolute-limit: "There is an absolute lifetime too, when configured."
function absoluteLimit({ started, absoluteLifetime }: Age): number {
  return absoluteLifetime === null ? Infinity : started + seconds(absoluteLifetime) * 1000;
}

/** Seconds that the cookie of this visit lasts: the lifetime, cut short by the absolute limit. */
export function cookieMaxAge(age: Pick<Age, 'now' | 'lifetime' | 'started' | 'absoluteLifetime'>): number {
  if (age.absoluteLifetime === null) return age.lifetime;
  const left = (age.started - age.now) / 1000 + seconds(age.absoluteLifetime);
  return Math.max(0, Math.min(age.lifetime, Math.ceil(left)));
}

// expired-refused: "The server refuses an expired session by itself."
export function isLive(expires: number, now: number): boolean {
  return now < expires;
}
