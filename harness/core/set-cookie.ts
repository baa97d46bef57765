import { Cookie } from 'tough-cookie';

/** A cookie as a Set-Cookie line says it. */
export interface SetCookie {
  line: string;
  /** Empty where the line gives it none. */
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
  /** Why the browser did not take it, where it did not. */
  refused?: string;
}

/** Reads a Set-Cookie line that came `at` that time of the wiki's, in milliseconds since 1970. */
export function readSetCookie(line: string, at: number): SetCookie {
  const cookie = Cookie.parse(line, { loose: true }) ?? new Cookie();
  const { key, value, domain, path, secure, httpOnly, sameSite } = cookie;
  return {
    line,
    name: key ?? '',
    value: value ?? '',
    domain: domain ?? undefined,
    path: path ?? undefined,
    secure: secure ?? false,
    httpOnly: httpOnly ?? false,
    sameSite: sameSite ?? undefined,
    lasts: lastsFrom(cookie, at),
  };
}

/** RFC 6265 5.3: Max-Age has precedence over Expires. What no number can hold is "Infinity" to tough-cookie. */
function lastsFrom({ maxAge, expires }: Cookie, at: number): number | undefined {
  if (maxAge !== null) return Number(maxAge) * 1000;
  return expires instanceof Date ? expires.getTime() - at : undefined;
}

/** Whether a line sets a cookie, and does not take one away, whether the browser takes it or not. */
export const isSet = ({ lasts }: SetCookie) => lasts === undefined || lasts > 0;

/** Whether it gives a cookie that the browser took, rather than take one away. */
export function isGiven(cookie: SetCookie): boolean {
  const { name, refused } = cookie;
  return name !== '' && refused === undefined && isSet(cookie);
}

/** What an answer sets in the end: RFC 6265bis 5.7, a later cookie of the same name, Domain and Path takes the place of an earlier. */
export function setInTheEnd(setCookies: readonly SetCookie[]): SetCookie[] {
  const taken = (cookie: SetCookie) => cookie.refused === undefined;
  const key = ({ name, domain, path }: SetCookie) => JSON.stringify([name, domain, path]);
  return setCookies.filter(
    (cookie, index) =>
      !setCookies.slice(index + 1).some((later) => taken(later) && key(later) === key(cookie)),
  );
}

/** Names of cookies that an answer sets more than once. */
export function setTwice(setCookies: readonly SetCookie[]): string[] {
  const names = setCookies.map(({ name }) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** Which of these cookies the browser refused, and why, each once. */
export function refusals(setCookies: readonly SetCookie[]): string[] {
  const all = setCookies.flatMap(({ name, refused }) =>
    refused ? `the browser refused the cookie ${name}: ${refused}` : [],
  );
  return [...new Set(all)];
}
