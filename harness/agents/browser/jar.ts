import type { BrowserContext, Cookie } from 'playwright';
import type { Clock } from '../../core/clock';
import { DAY, SECOND } from '../../core/duration';
import { NotTestable } from '../../core/errors';
import { type Exchange, header } from '../../core/exchange';
import type { SetCookie } from '../../core/set-cookie';
import type { StoredCookie } from '../../core/stored-cookie';
import { Jar as HttpJar } from '../http/jar';
import { Expiry } from './expiry';
import type { Window } from './window';

// RFC 6265bis 5.5: "the cookie's expiry-time to 400 days at most".
export const KEPT_AT_MOST = 400 * DAY;

/** A browser's cookies: the browser keeps them, and what has ended on the wiki's clock is taken out by hand. */
export class Jar {
  #expiry: Expiry;

  constructor(readonly clock: Clock) {
    this.#expiry = new Expiry(clock);
  }

  async all(window: Window): Promise<StoredCookie[]> {
    return (await this.#held(window)).map((cookie) => this.#stored(cookie));
  }

  /** What the browser would send to an address: its own answer, not Playwright's reading of what it holds. */
  async for({ context, devtools, sentCookies }: Window, url: URL): Promise<StoredCookie[]> {
    const held = await this.#held({ context });
    if (!devtools) return (await sentCookies.to(url, held)).map((cookie) => this.#stored(cookie));
    const sent = await devtools.cookiesFor(url);
    return held.filter((cookie) => sent.some((other) => isSame(cookie, other))).map((c) => this.#stored(c));
  }

  /** Puts cookies in as they are. */
  async hold({ context }: Pick<Window, 'context'>, cookies: readonly StoredCookie[]): Promise<void> {
    await context.addCookies(cookies.map((cookie) => forPlaywright(cookie, cookie.expires)));
  }

  /** Puts cookies in as they were, never to end. Throws NotTestable where the browser does not take one. */
  async replay({ context }: Window, cookies: readonly StoredCookie[]): Promise<void> {
    await context.addCookies(cookies.map((cookie) => forPlaywright(cookie, Date.now() + KEPT_AT_MOST - DAY)));
    const held = await context.cookies();
    const taken = cookies.flatMap(
      (cookie) => held.find((other) => isSame(other, onDomain(cookie)) && other.value === cookie.value) ?? [],
    );
    if (taken.length < cookies.length) {
      const names = cookies.map(({ name }) => name).join(', ');
      throw new NotTestable(
        `a browser that takes a copy of ${names} is needed`,
        'a cookie that any browser takes',
      );
    }
    this.#expiry.learnEndless(taken);
  }

  /** Takes in the cookies of an answer that did not come to the browser itself, by what tough-cookie makes of them. */
  async receive(window: Window, { url, setCookies, headers }: Exchange): Promise<void> {
    const before = await this.all(window);
    const jar = new HttpJar(this.clock);
    jar.hold(before);
    for (const cookie of setCookies) {
      const refused = jar.receive(cookie.line, url, header({ headers }, 'date'));
      if (refused) cookie.refused = refused;
    }
    const after = jar.all();
    const gone = before.filter((cookie) => !after.some((other) => isSame(cookie, other)));
    await this.hold(window, [...gone.map((cookie) => ({ ...cookie, expires: SECOND })), ...after]);
    await this.learn(window, setCookies);
  }

  /** Takes in what the browser holds right after these cookies came, and returns that. */
  async learn({ context }: Window, setCookies: readonly SetCookie[]): Promise<Cookie[]> {
    const held = await context.cookies();
    this.#expiry.learn(
      held,
      setCookies.map(({ line }) => line),
    );
    return held;
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

/** @param expires milliseconds since 1970; undefined: until the browser is closed */
function forPlaywright(
  cookie: StoredCookie,
  expires: number | undefined,
): Parameters<BrowserContext['addCookies']>[0][number] {
  const { name, value, path, secure, httpOnly } = cookie;
  const seconds =
    expires === undefined ? -1 : Math.floor(Math.min(expires, Date.now() + KEPT_AT_MOST - DAY) / 1000);
  return { name, value, path, secure, httpOnly, expires: seconds, domain: onDomain(cookie).domain };
}

/** As Playwright says it: with a leading dot where it reaches other hosts too. */
function onDomain<T extends StoredCookie>(cookie: T): T {
  return cookie.hostOnly ? cookie : { ...cookie, domain: `.${cookie.domain}` };
}

type Identity = Pick<Cookie, 'name' | 'domain' | 'path'>;

function isSame(one: Identity, other: Identity): boolean {
  return one.name === other.name && one.domain === other.domain && one.path === other.path;
}
