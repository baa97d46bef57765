import type { Cookie } from 'playwright';
import { Cookie as SetCookie } from 'tough-cookie';
import type { Clock } from '../../core/clock';
import { MINUTE } from '../../core/duration';

interface Known {
  /** When the browser would drop it, on the browser's own clock, in milliseconds. */
  browsers: number;
  /** When it ends on the wiki's clock, in milliseconds. */
  wikis: number;
}

// Firefox moves an end by what the answer's Date differs from its own clock, whole seconds on a busy machine.
const SKEW = MINUTE;

/**
 * The one part of cookie keeping that is modelled: time. A browser's clock can't be moved with the wiki's, so a
 * cookie whose end has passed on the wiki's clock has to be taken out by hand before the next request. Whether a
 * cookie is taken, its scope and attributes, how long it is kept at most (Chromium: 400 days) and what is gone when
 * the browser is closed are the browser's own doing: this starts from the end that the browser itself noted.
 */
export class Expiry {
  #known = new Map<string, Known>();

  constructor(readonly clock: Clock) {}

  /** Takes in what the browser holds, right after an answer with these Set-Cookie lines. */
  learn(held: readonly Cookie[], setCookies: readonly string[]): void {
    const dates = new Map(setCookies.flatMap(dateOf));
    const lead = this.clock.now() - Date.now();
    for (const cookie of held) {
      const browsers = cookie.expires * 1000;
      if (browsers < 0 || this.#known.get(key(cookie))?.browsers === browsers) continue;
      // RFC 6265 5.3: a date from Expires is the wiki's; Max-Age, and a browser's cap, count from when it came.
      const date = dates.get(cookie.name) ?? Number.NaN;
      const isDate = Math.abs(date - browsers) < SKEW;
      this.#known.set(key(cookie), { browsers, wikis: isDate ? date : browsers + lead });
    }
  }

  /** Takes in cookies that are never to end. */
  learnEndless(held: readonly Cookie[]): void {
    for (const cookie of held) {
      this.#known.set(key(cookie), { browsers: cookie.expires * 1000, wikis: Number.POSITIVE_INFINITY });
    }
  }

  /** When a cookie ends on the wiki's clock; undefined for one that goes when the browser is closed. */
  endOf(cookie: Cookie): number | undefined {
    return cookie.expires < 0 ? undefined : (this.#known.get(key(cookie))?.wikis ?? cookie.expires * 1000);
  }

  /** Whether the browser is to be asked for what has ended: what it took, it has told with each answer. */
  mayHaveEnded(): boolean {
    const now = this.clock.now();
    return [...this.#known.values()].some(({ wikis }) => wikis <= now);
  }

  /** Which of these have ended on the wiki's clock. */
  ended(held: readonly Cookie[]): Cookie[] {
    const now = this.clock.now();
    return held.filter((cookie) => (this.endOf(cookie) ?? Number.POSITIVE_INFINITY) <= now);
  }
}

/** A cookie's name and the date by which its line has it end, where that is by a date. */
function dateOf(line: string): [string, number][] {
  const { key = '', expires, maxAge } = SetCookie.parse(line) ?? {};
  return expires instanceof Date && maxAge === null ? [[key, expires.getTime()]] : [];
}

function key({ name, domain, path }: Cookie): string {
  return [name, domain, path].join(';');
}
