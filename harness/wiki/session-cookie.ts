import { Cookie } from 'tough-cookie';
import type { Answer } from '../agents/page';
import type { StoredCookie } from '../core/stored-cookie';
import type { Wiki } from './wiki';

/** A cookie as a wiki set it, most often a session cookie. */
export interface SetSessionCookie {
  name: string;
  value: string;
  /** The Domain attribute without a leading dot, which says nothing (RFC 6265 5.2.3); undefined when there is none. */
  domain: string | undefined;
  path: string | undefined;
  secure: boolean;
  httpOnly: boolean;
  sameSite: string | undefined;
  /** Milliseconds it lasts from when it came; undefined: until the browser is closed. 0 or less: taken away. */
  lasts: number | undefined;
  line: string;
}

/** The session cookies that a wiki set in these answers, first to last, those that take it away included. */
export function sessionCookiesSet(
  wiki: Pick<Wiki, 'cookieName'>,
  answers: readonly Pick<Answer, 'setCookies' | 'at'>[],
): SetSessionCookie[] {
  return cookiesSet(answers).filter((cookie) => isSessionCookie(wiki, cookie.name));
}

/** Every cookie that was set in these answers, first to last, those that were taken away included. */
export function cookiesSet(answers: readonly Pick<Answer, 'setCookies' | 'at'>[]): SetSessionCookie[] {
  return answers
    .flatMap((answer) => answer.setCookies.map((line) => read(line, answer)))
    .filter((cookie) => cookie !== undefined);
}

/** Whether a Set-Cookie gives a cookie, rather than take it away. */
export function isGiven({ lasts }: Pick<SetSessionCookie, 'lasts'>): boolean {
  return lasts === undefined || lasts > 0;
}

/** Whether there are cookies, and none of them can be told to be this wiki's session cookie: it may be any of them. */
export function isUncertain(wiki: Pick<Wiki, 'cookieName'>, names: readonly string[]): boolean {
  return !wiki.cookieName && names.length > 0 && !names.some((name) => isSessionCookie(wiki, name));
}

/** Which of the cookies that a browser holds are a wiki's session cookies. */
export function sessionCookiesHeld(wiki: Wiki, cookies: readonly StoredCookie[]): StoredCookie[] {
  return cookies.filter(({ name }) => isSessionCookie(wiki, name));
}

/** By its name where the target file says it; otherwise every name that speaks of a session, as MoinMoin's does. */
function isSessionCookie(wiki: Pick<Wiki, 'cookieName'>, name: string): boolean {
  return wiki.cookieName ? name === wiki.cookieName : /sess/i.test(name);
}

function read(line: string, answer: Pick<Answer, 'at'>): SetSessionCookie | undefined {
  const cookie = Cookie.parse(line);
  if (!cookie) return undefined;
  const { key, value, domain, path, secure, httpOnly, sameSite, maxAge, expires } = cookie;
  // RFC 6265 5.3: Max-Age has precedence over Expires. What no number can hold is "Infinity" to tough-cookie.
  const lasts =
    maxAge !== null
      ? Number(maxAge) * 1000
      : expires instanceof Date
        ? expires.getTime() - answer.at
        : undefined;
  return {
    name: key,
    value,
    domain: domain ?? undefined,
    path: path ?? undefined,
    secure: secure ?? false,
    httpOnly: httpOnly ?? false,
    sameSite: sameSite ?? undefined,
    lasts,
    line,
  };
}
