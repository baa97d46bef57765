import { parseCookie, type SetCookie, stringifySetCookie } from 'cookie';
import type { CookiePlace, CookieScope } from '../api';

/** The cookie's full name, such as `MOIN_SESSION_8080_ROOT`. */
export function cookieName(scope: CookieScope, place: CookiePlace, usage: string): string {
  // cookie_name (companion): "siteidmagic" is the wiki's own name, another value is that value.
  if (scope.cookie_name === 'siteidmagic') return `${usage}_${place.name}`;
  if (scope.cookie_name !== null) return `${usage}_${scope.cookie_name}`;

  // farm-separate: unset, port and path name the cookie, so that wikis on one host do not share it;
  // farm-shared-path: those that have the same cookie_path do.
  const path = cookiePath(scope, place).replace(/\/+$/, '');
  return `${usage}_${place.port}_ROOT${path.replaceAll('/', '_')}`;
}

// path-default: "the wiki chooses the path itself, and every page of the wiki gets the cookie back";
// path-set: "exactly that Path".
function cookiePath(scope: Pick<CookieScope, 'cookie_path'>, place: CookiePlace): string {
  return scope.cookie_path ?? place.path;
}

/**
 * The attributes of the session cookie.
 * @param https whether the request came by HTTPS
 */
export function cookieAttributes(
  scope: Omit<CookieScope, 'cookie_name'>,
  place: CookiePlace,
  https: boolean,
): Omit<SetCookie, 'name' | 'value'> {
  const attributes: Omit<SetCookie, 'name' | 'value'> = {
    path: cookiePath(scope, place),
    // cookie-httponly, cookie-samesite (hardening)
    httpOnly: scope.cookie_httponly,
    sameSite: 'lax',
    // cookie-secure (hardening), cookie_secure (companion): None: when the request came by HTTPS.
    secure: scope.cookie_secure ?? https,
  };
  // domain-default: unset, "only the host that set it gets it back"; domain-set: "exactly that Domain";
  // farm-shared-domain, farm-shared-both: "If you run a wiki farm and you want to share the session cookie between
  // farm wikis, you want to change cookie_domain and/or cookie_path."
  if (scope.cookie_domain !== null) attributes.domain = scope.cookie_domain;
  return attributes;
}

/** The session cookie of a wiki with that prefix where it is asked for and can be: a cookie by HTTPS. */
export function withHostPrefix(cookie: Omit<SetCookie, 'value'>, wanted: boolean): Omit<SetCookie, 'value'> {
  return wanted && cookie.secure ? { ...cookie, name: `__Host-${cookie.name}` } : cookie;
}

/** Set-Cookie lines of one cookie. Those of one second differ in the value alone, so the rest is written once. */
export class CookieLines {
  #second = 0;
  /** What follows the value, by maxAge. */
  readonly #rest = new Map<number, string>();

  constructor(readonly cookie: Omit<SetCookie, 'value'>) {}

  /** @param value letters, digits, `-` and `_` @param maxAge seconds @param now ms since the epoch */
  line(value: string, maxAge: number, now: number): string {
    const second = Math.floor(now / 1000);
    if (second !== this.#second) this.#rest.clear();
    this.#second = second;
    let rest = this.#rest.get(maxAge);
    if (rest === undefined) {
      // expires-format: "Expires in the RFC 6265 form".
      const expires = new Date((second + maxAge) * 1000);
      const whole = stringifySetCookie({ ...this.cookie, value: '', maxAge, expires });
      rest = whole.slice(`${this.cookie.name}=`.length);
      this.#rest.set(maxAge, rest);
    }
    return `${this.cookie.name}=${value}${rest}`;
  }
}

/** A Set-Cookie line that takes the cookie out of the browser. */
export function deleteCookie(cookie: Omit<SetCookie, 'value'>): string {
  return stringifySetCookie({ ...cookie, value: '', maxAge: 0, expires: new Date(0) });
}

/** All different values that came under this name. */
export function cookieValues(header: string | undefined, name: string): string[] {
  if (!header?.includes(name)) return [];
  const values = new Set<string>();
  for (const pair of header.split(';')) {
    if (!pair.trimStart().startsWith(name)) continue;
    const value = parseCookie(pair)[name];
    if (value !== undefined) values.add(value);
  }
  return [...values];
}
