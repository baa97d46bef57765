import { join } from 'node:path';
import type { Clock } from '../../core/clock';
import { SetUpError } from '../../core/errors';
import type { Evidence } from '../../core/evidence';
import type { Exchange } from '../../core/exchange';
import type { SetCookie } from '../../core/set-cookie';
import type { StoredCookie } from '../../core/stored-cookie';
import type { Agent } from '../agent';
import type { FilledForm } from '../forms/form';
import { Network } from '../network';
import { Page } from '../page';
import { readExchange } from './exchanges';
import { fillIn, send } from './fill-in';
import { asksForPasswordInFrame } from './framing';
import { assertNotSpread, sendHeaders } from './headers';
import { Jar, KEPT_AT_MOST } from './jar';
import { Leftovers } from './leftovers';
import { type BrowserAgentOptions, OwnWindow } from './own-window';
import { preserve } from './preserve';
import { noteNotKept } from './sent-cookies';
import type { Navigation } from './tab';
import type { Window } from './window';

const ANOTHER_SITE = new URL('http://another-site.test/');

/** A visitor's real browser, driven by Playwright. */
export class BrowserAgent implements Agent {
  readonly keepsCookiesAtMost = KEPT_AT_MOST;
  readonly runsScripts = true;
  readonly #own: OwnWindow;
  #leftovers = new Leftovers();
  #headers: Record<string, string> = {};
  #jar: Jar;
  #shown: Page | undefined;

  constructor(
    readonly visitor: string,
    readonly clock: Clock,
    readonly evidence: Evidence,
    options: BrowserAgentOptions,
    readonly network = new Network(),
  ) {
    this.#own = new OwnWindow(options, (text) => evidence.note(clock.now(), `${visitor}: ${text}`));
    this.#jar = new Jar(clock);
  }

  async open(url: URL): Promise<Page> {
    this.network.assertNotRateLimited(url);
    const { tab } = await this.#ready(url);
    return this.#visit(() => tab.open(url));
  }

  async submit(form: FilledForm): Promise<Page> {
    if (form.page !== this.#shown) {
      throw new SetUpError(`${this.visitor} has left ${form.page.url.href}, whose form was to be sent`);
    }
    const { tab } = await this.#ready(form.action);
    await fillIn(tab.page, form);
    return this.#visit(() => tab.leave(`the form on ${form.page.url.href}`, () => send(tab.page, form)));
  }

  async cookies(): Promise<StoredCookie[]> {
    return this.#jar.all(await this.#own.open());
  }

  async cookiesFor(url: URL): Promise<StoredCookie[]> {
    return this.#jar.for(await this.#own.open(), url);
  }

  async hold(cookies: readonly StoredCookie[]): Promise<void> {
    await this.#jar.hold(await this.#own.open(), cookies);
  }

  async replay(cookies: readonly StoredCookie[]): Promise<void> {
    await this.#jar.replay(await this.#own.open(), cookies);
  }

  async receive(exchange: Exchange): Promise<void> {
    await this.#jar.receive(await this.#own.open(), exchange);
  }

  async sendHeaders(headers: Record<string, string>): Promise<void> {
    Object.assign(this.#headers, headers);
    this.#leftovers.keep();
  }

  async deleteCookies(): Promise<void> {
    await (await this.#own.open()).context.clearCookies();
    this.evidence.note(this.clock.now(), `${this.visitor} deleted all cookies`);
  }

  async refuseCookies(): Promise<void> {
    this.#own.refuseCookies();
  }

  async closeAndComeBack(): Promise<void> {
    await this.#own.reopen();
    this.#shown = undefined;
    this.evidence.note(this.clock.now(), `${this.visitor} closed the browser and opened it again`);
  }

  async documentCookie(): Promise<string> {
    const { tab } = await this.#own.open();
    return tab.page.evaluate('document.cookie');
  }

  async submitFromAnotherSite(url: URL): Promise<Page> {
    const { context, tab } = await this.#ready(url);
    this.#leftovers.keep();
    const form = `<form method="post" action="${url.href.replaceAll('&', '&amp;')}"><button>Send</button></form>`;
    await context.route(ANOTHER_SITE.href, (route) =>
      route.fulfill({ contentType: 'text/html', body: form }),
    );
    await tab.open(ANOTHER_SITE);
    return this.#visit(() =>
      tab.leave(`the form to ${url.href}`, () => tab.page.getByRole('button').click()),
    );
  }

  async asksForPasswordInFrame(url: URL): Promise<boolean> {
    const { tab } = await this.#ready(url);
    this.#leftovers.keep();
    return asksForPasswordInFrame(tab, url);
  }

  async preserve(folder: string): Promise<string[]> {
    const window = await this.#own.opened();
    this.#leftovers.keep();
    return window ? preserve(window, join(folder, this.visitor.replace(/\W+/g, '-'))) : [];
  }

  async end(): Promise<void> {
    await this.#own.end(this.#leftovers);
  }

  /**
   * The window for a visit to that address, with the cookies taken out that have ended on the wiki's clock, and with
   * the headers that authenticate the visitor there.
   */
  async #ready({ origin }: URL): Promise<Window> {
    const window = await this.#own.open();
    await this.#jar.dropEnded(window);
    await sendHeaders(window, {
      own: this.#headers,
      visited: origin,
      authorizations: this.network.authorizations,
    });
    return window;
  }

  /** Makes a visit, and reads what it led to. */
  async #visit(go: () => Promise<Navigation>): Promise<Page> {
    const { devtools } = await this.#own.open();
    const [page, navigation] = await this.#leftovers.of(async () => {
      const navigation = await go();
      return [await this.#saw(navigation), navigation] as const;
    });
    this.#leftovers.note(page, navigation, devtools, this.network);
    return page;
  }

  async #saw({ responses, document, html, url, encoding, hasScripts }: Navigation): Promise<Page> {
    const window = await this.#own.open();
    this.#leftovers.scripts ||= hasScripts;
    const extraHeaders = { ...this.#headers };
    const exchanges = await Promise.all(
      responses.map(async (response) => ({
        ...(await readExchange(response, this.visitor, this.clock)),
        extraHeaders,
      })),
    );
    const setCookies = exchanges.flatMap((exchange) => exchange.setCookies);
    await this.#learn(window, setCookies);
    for (const exchange of exchanges) this.evidence.record(exchange);
    assertNotSpread(window, this.#headers, exchanges);
    for (const exchange of exchanges) {
      this.network.detectRateLimit(exchange);
      if (Object.keys(this.#headers).length === 0) this.network.detectLockout(exchange);
    }
    this.#shown = new Page(exchanges, html, {
      encoding,
      url: new URL(url),
      document: exchanges[responses.indexOf(document)] as Exchange,
      scripts: true,
    });
    return this.#shown;
  }

  /** Asks what the browser holds now, where an answer or a script may have changed that. */
  async #learn(window: Window, setCookies: readonly SetCookie[]): Promise<void> {
    const { devtools } = window;
    devtools?.noteRefused(setCookies);
    if (devtools && !devtools.tookCookies() && !this.#leftovers.scripts) return;
    const held = await this.#jar.learn(window, setCookies);
    if (!devtools) noteNotKept(setCookies, held);
    if (this.#own.refusesCookies && held.length > 0) {
      throw new SetUpError(
        'this browser takes cookies although its settings refuse them: it is no full Chromium',
      );
    }
  }
}
