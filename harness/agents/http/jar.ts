import { Cookie, CookieJar } from 'tough-cookie';
import type { Clock } from '../../core/clock';
import type { StoredCookie } from '../../core/stored-cookie';

/** Between these a cookie ends, whatever it asks for: a Date can't hold what a Max-Age can say. */
const LAST_DATE = Date.UTC(9999, 11, 31);
const EARLIEST_DATE = 0;

/** One that says when it refuses a cookie whose name promises what its attributes don't keep, such as __Host-. */
const newJar = () => new CookieJar(undefined, { prefixSecurity: 'strict' });

/**
 * A browser's cookies, kept by the wiki's clock: tough-cookie decides scope and order, this decides time, since
 * tough-cookie's own expiry reads the real clock.
 */
export class Jar {
  #jar = newJar();
  #refusesAll = false;
  #replayed: readonly StoredCookie[] = [];

  constructor(readonly clock: Clock) {}

  /** Takes a Set-Cookie line, or says why a browser would not. */
  receive(setCookie: string, url: URL): string | undefined {
    if (this.#refusesAll) return 'this browser refuses cookies';
    const cookie = Cookie.parse(setCookie);
    if (!cookie) return 'not of the form NAME=VALUE';
    // RFC 6265bis 5.7: "If the cookie's same-site-flag is None … and secure-only-flag is false, abort".
    if (cookie.sameSite === 'none' && !cookie.secure) {
      return 'SameSite=None without Secure';
    }
    // RFC 6265 5.3: Max-Age has precedence over Expires, and counts from when the cookie came.
    if (cookie.maxAge !== null) {
      // tough-cookie calls what no number can hold "Infinity".
      const until = this.clock.now() + Number(cookie.maxAge) * 1000;
      // RFC 6265 5.3: a browser may take what it can't represent for the last, or the earliest, date that it can.
      cookie.setExpires(new Date(Math.min(Math.max(until, EARLIEST_DATE), LAST_DATE)));
      cookie.maxAge = null;
    }
    try {
      this.#jar.setCookieSync(cookie, url.href);
      this.replay(this.#replayed);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** The Cookie header for an address, or undefined when no cookie belongs there. */
  headerFor(url: URL): string | undefined {
    const cookies = this.#live(this.#jar.getCookiesSync(url.href, { expire: false }));
    return cookies.map((cookie) => cookie.cookieString()).join('; ') || undefined;
  }

  all(): StoredCookie[] {
    return this.#live(this.#jar.serializeSync()?.cookies.flatMap((c) => Cookie.fromJSON(c) ?? []) ?? []).map(
      stored,
    );
  }

  for(url: URL): StoredCookie[] {
    return this.#live(this.#jar.getCookiesSync(url.href, { expire: false })).map(stored);
  }

  /** Puts cookies in as they are. */
  hold(cookies: readonly StoredCookie[]): void {
    for (const cookie of cookies) this.#put(cookie);
  }

  /** Puts cookies in as they were, never to expire nor to be taken away. */
  replay(cookies: readonly StoredCookie[]): void {
    this.#replayed = cookies;
    for (const cookie of cookies) this.#put({ ...cookie, expires: LAST_DATE });
  }

  refuseAll(): void {
    this.#refusesAll = true;
  }

  /** Drops what lasts only until the browser is closed. */
  closeBrowser(): void {
    const lasting = this.all().filter(({ expires }) => expires !== undefined);
    this.#jar = newJar();
    for (const cookie of lasting) this.#put(cookie);
  }

  #put({ name, value, domain, hostOnly, path, secure, httpOnly, expires }: StoredCookie): void {
    const cookie = new Cookie({ key: name, value, path, secure, httpOnly, domain: hostOnly ? null : domain });
    if (expires !== undefined) cookie.setExpires(new Date(expires));
    this.#jar.setCookieSync(cookie, `${secure ? 'https' : 'http'}://${domain}${path}`);
  }

  #live(cookies: Cookie[]): Cookie[] {
    const now = this.clock.now();
    return cookies.filter((cookie) => !(cookie.expires instanceof Date) || cookie.expires.getTime() > now);
  }
}

function stored(cookie: Cookie): StoredCookie {
  const { key, value, domain, path, secure, httpOnly, hostOnly, expires } = cookie;
  return {
    name: key,
    value,
    domain: domain ?? '',
    path: path ?? '/',
    secure: secure ?? false,
    httpOnly: httpOnly ?? false,
    hostOnly: hostOnly ?? true,
    ...(expires instanceof Date ? { expires: expires.getTime() } : {}),
  };
}
