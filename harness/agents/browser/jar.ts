import type { BrowserContext, Cookie } from 'playwright-core';
import { pathMatch } from 'tough-cookie';
import type { Clock } from '../../core/clock';
import { DAY } from '../../core/duration';
import type { StoredCookie } from '../../core/stored-cookie';
import { Expiry } from './expiry';
import type { Window } from './window';

// RFC 6265bis 5.5: "the cookie's expiry-time to 400 days at most".
export const KEPT_AT_MOST = 400 * DAY;

/** A browser's cookies: the browser keeps them, and what has ended on the wiki's clock is taken out by hand. */
export class Jar {
  #expiry: Expiry;

  constructor(clock: Clock) {
    this.#expiry = new Expiry(clock);
  }

  async all(window: Window): Promise<StoredCookie[]> {
    return (await this.#held(window)).map((cookie) => this.#stored(cookie));
  }

  async for({ context, devtools }: Window, url: URL): Promise<StoredCookie[]> {
    const held = await this.#held({ context });
    // Playwright's own reading of a path is shorter than RFC 6265 5.1.4; Chromium answers for itself.
    const sent = devtools
      ? await devtools.cookiesFor(url)
      : (await context.cookies(url.href)).filter(({ path }) => pathMatch(url.pathname, path));
    return held.filter((cookie) => sent.some((other) => isSame(cookie, other))).map((c) => this.#stored(c));
  }

  /** Puts cookies in as they were, never to end. */
  async keep({ context }: Window, cookies: readonly StoredCookie[]): Promise<void> {
    const expires = Math.floor((Date.now() + KEPT_AT_MOST - DAY) / 1000);
    const added = cookies.map(({ hostOnly, domain, name, value, path, secure, httpOnly }) => {
      return { name, value, path, secure, httpOnly, expires, domain: hostOnly ? domain : `.${domain}` };
    });
    await context.addCookies(added);
    const held = await context.cookies();
    this.#expiry.learnEndless(held.filter((cookie) => added.some((other) => isSame(cookie, other))));
  }

  /** Takes in what the browser holds right after answers with these Set-Cookie lines, and returns how many that is. */
  async learn({ context }: Window, setCookies: readonly string[]): Promise<number> {
    const held = await context.cookies();
    this.#expiry.learn(held, setCookies);
    return held.length;
  }

  /** Takes out what has ended on the wiki's clock. */
  async dropEnded(window: Window): Promise<void> {
    if (this.#expiry.mayHaveEnded()) await this.#held(window);
  }

  async #held({ context }: { context: BrowserContext }): Promise<Cookie[]> {
    const held = await context.cookies();
    const ended = this.#expiry.ended(held);
    // Setting a cookie with an end in the past is how a browser is told to drop it.
    if (ended.length > 0) await context.addCookies(ended.map((cookie) => ({ ...cookie, expires: 1 })));
    return held.filter((cookie) => !ended.includes(cookie));
  }

  #stored(cookie: Cookie): StoredCookie {
    const { name, value, domain, path, secure, httpOnly } = cookie;
    const expires = this.#expiry.endOf(cookie);
    return {
      name,
      value,
      domain: domain.replace(/^\./, ''),
      hostOnly: !domain.startsWith('.'),
      path,
      secure,
      httpOnly,
      ...(expires === undefined ? {} : { expires }),
    };
  }
}

type Identity = Pick<Cookie, 'name' | 'domain' | 'path'>;

function isSame(one: Identity, other: Identity): boolean {
  return one.name === other.name && one.domain === other.domain && one.path === other.path;
}
