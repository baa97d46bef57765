import type { Page as BrowserPage, CDPSession, Cookie } from 'playwright';
import type { SetCookie } from '../../core/set-cookie';
import { pairBytes, tooLong } from '../http/parse-cookie';

/** What Chromium itself says about cookies, over its DevTools protocol. */
export class Devtools {
  #refused = new Map<string, string>();
  #tookCookies = false;
  #headersFor: (url: URL) => Record<string, string> = () => ({});

  private constructor(
    readonly page: BrowserPage,
    readonly session: CDPSession,
  ) {
    session.on('Network.responseReceivedExtraInfo', ({ headers, blockedCookies }) => {
      this.#tookCookies ||= Object.keys(headers).some((name) => name.toLowerCase() === 'set-cookie');
      for (const { cookieLine, blockedReasons } of blockedCookies) {
        const reasons = blockedReasons.map((reason) => inWords(reason, cookieLine));
        this.#refused.set(cookieLine, reasons.join(', '));
      }
    });
    session.on('Fetch.requestPaused', ({ requestId, request }) => {
      const all = { ...request.headers, ...this.#headersFor(new URL(request.url)) };
      const headers = Object.entries(all).map(([name, value]) => ({ name, value }));
      // The page may be gone by now, and its request with it.
      session.send('Fetch.continueRequest', { requestId, headers }).catch(() => {});
    });
  }

  static async of(page: BrowserPage): Promise<Devtools> {
    const session = await page.context().newCDPSession(page);
    const devtools = new Devtools(page, session);
    await Promise.all([
      session.send('Network.enable'),
      // A browser may show a page again for seconds of its own clock, while hours pass on the wiki's: each visit is to
      // reach the wiki. MoinMoin 1.9 allows ten seconds to whoever is signed in.
      session.send('Network.setCacheDisabled', { cacheDisabled: true }),
    ]);
    return devtools;
  }

  /** From now on each request, one that follows a redirect too, goes out with what this says of its address. */
  async sendHeaders(headersFor: (url: URL) => Record<string, string>): Promise<void> {
    this.#headersFor = headersFor;
    await this.session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  }

  /** Whether any answer has set a cookie since this was asked, that to a picture or a style sheet included. */
  tookCookies(): boolean {
    const took = this.#tookCookies;
    this.#tookCookies = false;
    return took;
  }

  /** Forgets what it heard of, for the next visitor. */
  forget(): void {
    this.#refused.clear();
    this.#tookCookies = false;
  }

  /** Takes away what the scripts of an origin have stored. Rejects where they have opened other windows. */
  async forgetStored(origin: string): Promise<void> {
    if (this.page.context().pages().length > 1) throw new Error('scripts opened another window');
    await this.page.evaluate("window.name = ''");
    await this.session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  }

  /** Notes which of these cookies the browser did not take, and why. */
  noteRefused(setCookies: readonly SetCookie[]): void {
    for (const cookie of setCookies) {
      const reason = this.#refused.get(cookie.line);
      if (reason) cookie.refused = reason;
    }
  }

  /** The cookies that the browser would send to an address: its own answer, not Playwright's reading of them. */
  async cookiesFor(url: URL): Promise<Pick<Cookie, 'name' | 'domain' | 'path'>[]> {
    return (await this.session.send('Network.getCookies', { urls: [url.href] })).cookies;
  }
}

/** InvalidDomain: "invalid domain". */
function inWords(reason: string, line: string): string {
  if (reason === 'NameValuePairExceedsMaxSize') return tooLong(pairBytes(line));
  return reason.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
