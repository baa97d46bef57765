import type { BrowserContext, Page as BrowserPage, Cookie } from 'playwright';
import { SECOND } from '../../core/duration';
import { NotTestable } from '../../core/errors';
import type { SetCookie } from '../../core/set-cookie';

/**
 * Has a browser without DevTools say what it would send to an address: it begins a visit there in another tab, and the
 * request is stopped before it leaves.
 */
export class SentCookies {
  #page: Promise<BrowserPage> | undefined;
  /** The Cookie header of the request that was stopped; undefined where there was none to stop. */
  #stopped: { header: string } | undefined;

  constructor(readonly context: BrowserContext) {}

  #asked: Promise<unknown> = Promise.resolve();

  /** Which of the cookies that it holds it would send, in the order in which it would. Throws NotTestable. */
  to(url: URL, held: readonly Cookie[]): Promise<Cookie[]> {
    // There is one tab, for one question at a time.
    const answer = this.#asked.then(() => this.#ask(url, held));
    this.#asked = answer.catch(() => {});
    return answer;
  }

  async #ask(url: URL, held: readonly Cookie[]): Promise<Cookie[]> {
    this.#page ??= this.#open();
    const page = await this.#page;
    this.#stopped = undefined;
    await page.goto(url.href).catch(() => {});
    const { header } = (this.#stopped as { header: string } | undefined) ?? notTold(url);
    const left = [...held];
    return pairsIn(header).flatMap((pair) => {
      const index = left.findIndex(({ name, value }) => pair === (name ? `${name}=${value}` : value));
      return index < 0 ? notTold(url) : left.splice(index, 1);
    });
  }

  async #open(): Promise<BrowserPage> {
    const page = await this.context.newPage();
    await page.route('**', async (route) => {
      const { cookie = '' } = await route.request().allHeaders();
      this.#stopped = { header: cookie };
      await route.abort();
    });
    return page;
  }
}

const pairsIn = (header: string) => (header === '' ? [] : header.split('; '));

function notTold(url: URL): never {
  throw new NotTestable(
    `a browser that says which cookies it sends is needed: this one could not be asked for ${url.href}`,
    'nothing in a target file: AGENT=browser',
  );
}

/** Shorter than this, a cookie may have ended while its answer was read. */
const SURE_TO_LAST = 60 * SECOND;

/** Notes which of these cookies a browser without DevTools does not hold after they came; it does not say why. */
export function noteNotKept(setCookies: readonly SetCookie[], held: readonly Cookie[]): void {
  const last = new Map(setCookies.map((cookie) => [cookie.name, cookie]));
  for (const cookie of last.values()) {
    if (cookie.lasts !== undefined && cookie.lasts < SURE_TO_LAST) continue;
    // Firefox takes a line without "=" for a name, where others take it for the value of a cookie without one.
    const names = cookie.name === '' ? ['', cookie.value] : [cookie.name];
    if (!held.some(({ name }) => names.includes(name))) cookie.refused = 'it does not say why';
  }
}
