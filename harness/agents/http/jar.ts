import { Cookie, CookieJar, MemoryCookieStore } from 'tough-cookie';
import { type Clock, timeOf } from '../../core/clock';
import type { StoredCookie } from '../../core/stored-cookie';
import { parseCookie } from './parse-cookie';

/** Between these a cookie ends, whatever it asks for: a Date can't hold what a Max-Age can say. */
const LAST_DATE = Date.UTC(9999, 11, 31);
const EARLIEST_DATE = 0;

/**
 * A browser's cookies, kept by the wiki's clock: tough-cookie decides scope and order, this decides time, since
 * tough-cookie's own expiry reads the real clock.
 */
export class Jar {
  #store = new MemoryCookieStore();
  // It says when it refuses a cookie whose name promises what its attributes don't keep, such as __Host-.
  #jar = new CookieJar(this.#store, { prefixSecurity: 'strict' });
  #refusesAll = false;
  #replayed: readonly StoredCookie[] = [];

  constructor(readonly clock: Clock) {}

  /**
   * Takes a Set-Cookie line, or says why a browser would not.
   * @param date the answer's Date header
   */
  receive(setCookie: string, url: URL, date?: string): string | undefined {
    if (this.#refusesAll) return 'this browser refuses cookies';
    // A cookie that has ended is not overwritten: the next of its name is a new one, and the youngest.
    this.#drop((cookie) => this.#hasEnded(cookie));
    try {
      const cookie = parseCookie(setCookie, url.hostname);
      this.#setEnd(cookie, date);
      this.#jar.setCookieSync(cookie, forToughCookie(url));
      this.replay(this.#replayed);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** The Cookie header for an address, or undefined when no cookie belongs there. */
  headerFor(url: URL): string | undefined {
    return (
      this.#sentTo(url)
        .map((cookie) => cookie.cookieString())
        .join('; ') || undefined
    );
  }

  all(): StoredCookie[] {
    return this.#stored()
      .filter((cookie) => !this.#hasEnded(cookie))
      .map(copyOf);
  }

  for(url: URL): StoredCookie[] {
    return this.#sentTo(url).map(copyOf);
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
    this.#drop(({ expires }) => !(expires instanceof Date));
  }

  #setEnd(cookie: Cookie, date: string | undefined): void {
    const now = this.clock.now();
    // RFC 6265 5.3: Max-Age has precedence over Expires, and counts from when the cookie came.
    if (cookie.maxAge !== null) {
      // tough-cookie calls what no number can hold "Infinity".
      const until = now + Number(cookie.maxAge) * 1000;
      // RFC 6265 5.3: a browser may take what it can't represent for the last, or the earliest, date that it can.
      cookie.setExpires(new Date(Math.min(Math.max(until, EARLIEST_DATE), LAST_DATE)));
      cookie.maxAge = null;
    } else if (cookie.expires instanceof Date) {
      // Chromium and Firefox count an Expires from the server's time, as its Date header tells it.
      cookie.setExpires(new Date(cookie.expires.getTime() + now - timeOf(this.clock, date)));
    }
  }

  #put({ name, value, domain, hostOnly, path, secure, httpOnly, expires }: StoredCookie): void {
    const cookie = new Cookie({ key: name, value, path, secure, httpOnly, domain: hostOnly ? null : domain });
    if (expires !== undefined) cookie.setExpires(new Date(expires));
    const host = domain.includes(':') ? `[${domain}]` : domain;
    this.#jar.setCookieSync(cookie, `${secure ? 'https' : 'http'}://${host}${path}`);
  }

  /** Those that belong to an address: longest path first, then oldest first (RFC 6265 5.4). */
  #sentTo(url: URL): Cookie[] {
    const cookies = this.#jar.getCookiesSync(forToughCookie(url), { expire: false, sort: true });
    return cookies.filter((cookie) => !this.#hasEnded(cookie));
  }

  /** Oldest first. */
  #stored(): Cookie[] {
    let stored: Cookie[] = [];
    // A store in memory answers at once.
    this.#store.getAllCookies((_, cookies) => {
      stored = cookies ?? [];
    });
    return stored;
  }

  #hasEnded({ expires }: Cookie): boolean {
    return expires instanceof Date && expires.getTime() <= this.clock.now();
  }

  #drop(goes: (cookie: Cookie) => boolean): void {
    for (const cookie of this.#stored().filter(goes)) {
      this.#store.removeCookie(cookie.domain ?? '', cookie.path ?? '/', cookie.key);
    }
  }
}

/** tough-cookie decodes the path of an address before it compares it; browsers don't. */
function forToughCookie({ origin, pathname }: URL): string {
  return `${origin}${pathname.replaceAll('%', '%25')}`;
}

function copyOf(cookie: Cookie): StoredCookie {
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
