import { type Clock, timeOf } from '../../core/clock';
import { SetUpError } from '../../core/errors';
import type { Evidence } from '../../core/evidence';
import { type Exchange, header } from '../../core/exchange';
import { readSetCookie } from '../../core/set-cookie';
import { shownAddress } from '../../core/shown-address';
import { needsScripts, noBrowser } from '../../core/skip-reasons';
import type { StoredCookie } from '../../core/stored-cookie';
import type { Agent } from '../agent';
import type { FilledForm } from '../forms/form';
import type { Body } from '../forms/submission';
import { Network } from '../network';
import { addressFrom, Page } from '../page';
import { refreshTarget } from '../refresh';
import { Jar } from './jar';
import { refreshing } from './refreshing';
import { unanswered } from './unanswered';

const REDIRECTS_AT_MOST = 10;

interface Message {
  method: 'GET' | 'POST';
  url: URL;
  form?: { entries: [string, string][]; body: Body };
  headers?: Record<string, string>;
  /** What sendHeaders said, where it may go. */
  credentials: Record<string, string>;
}

/** A visitor's browser, as far as it goes over HTTP. */
export class HttpAgent implements Agent {
  readonly keepsCookiesAtMost = Number.POSITIVE_INFINITY;
  readonly runsScripts = false;
  #jar: Jar;
  #headers: Record<string, string> = {};

  constructor(
    readonly visitor: string,
    readonly clock: Clock,
    readonly evidence: Evidence,
    readonly network = new Network(),
  ) {
    this.#jar = new Jar(clock);
  }

  async open(url: URL): Promise<Page> {
    return this.#follow({ method: 'GET', url });
  }

  async submit(form: FilledForm): Promise<Page> {
    const { action, entries, page, content } = form;
    if (!/^https?:$/.test(action.protocol))
      throw needsScripts(`${page.url.href} has a form that goes to ${action.protocol}`);
    // What a browser sends along, and what wikis check against forgery.
    const headers = { origin: page.url.origin, referer: page.url.href };
    if ('bytes' in content) {
      return this.#follow({ method: 'POST', url: action, form: { entries, body: content }, headers });
    }
    const url = new URL(action);
    url.search = content.query;
    return this.#follow({ method: 'GET', url });
  }

  async cookies(): Promise<StoredCookie[]> {
    return this.#jar.all();
  }

  async cookiesFor(url: URL): Promise<StoredCookie[]> {
    return this.#jar.for(url);
  }

  async hold(cookies: readonly StoredCookie[]): Promise<void> {
    this.#jar.hold(cookies);
  }

  async replay(cookies: readonly StoredCookie[]): Promise<void> {
    this.#jar.replay(cookies);
  }

  async receive({ url, setCookies, headers }: Exchange): Promise<void> {
    for (const cookie of setCookies) {
      const refused = this.#jar.receive(cookie.line, url, header({ headers }, 'date'));
      if (refused) cookie.refused = refused;
    }
  }

  async sendHeaders(headers: Record<string, string>): Promise<void> {
    Object.assign(this.#headers, headers);
  }

  async deleteCookies(): Promise<void> {
    this.#jar = new Jar(this.clock);
    this.evidence.note(this.clock.now(), `${this.visitor} deleted all cookies`);
  }

  async refuseCookies(): Promise<void> {
    this.#jar.refuseAll();
  }

  async closeAndComeBack(): Promise<void> {
    this.#jar.closeBrowser();
    this.evidence.note(this.clock.now(), `${this.visitor} closed the browser and opened it again`);
  }

  async documentCookie(): Promise<string> {
    throw noBrowser();
  }

  async submitFromAnotherSite(): Promise<Page> {
    throw noBrowser();
  }

  async asksForPasswordInFrame(): Promise<boolean> {
    throw noBrowser();
  }

  async preserve(): Promise<string[]> {
    return [];
  }

  async end(): Promise<void> {}

  async #follow(first: Omit<Message, 'credentials'>): Promise<Page> {
    const exchanges: Exchange[] = [];
    const left: string[] = [];
    let message: Message = { ...first, credentials: this.#headers };
    for (;;) {
      const { exchange, encoding } = await this.#exchange(message);
      exchanges.push(exchange);
      const location = header(exchange, 'location');
      const redirected = exchange.status >= 300 && exchange.status < 400 && Boolean(location);
      const page = new Page(exchanges, exchange.body, { encoding });
      const refreshed = redirected ? undefined : refreshTarget(refreshing(page), left);
      if (!redirected && !refreshed) return page;
      if (refreshed) left.push(page.html);
      if (exchanges.length > REDIRECTS_AT_MOST) {
        throw new SetUpError(
          `${shownAddress(first.url)} redirected more than ${REDIRECTS_AT_MOST} times, last to ${(refreshed?.href ?? location ?? '').slice(0, 300)}`,
        );
      }
      message = refreshed
        ? redirect({ ...message, method: 'GET' }, exchange.status, refreshed)
        : redirect(message, exchange.status, addressFrom(message.url, location ?? ''));
    }
  }

  async #exchange({ method, url, form, headers, credentials }: Message) {
    const cookie = this.#jar.headerFor(url);
    const sent = {
      accept: 'text/html',
      ...(cookie ? { cookie } : {}),
      ...(form ? { 'content-type': form.body.contentType } : {}),
      ...headers,
      ...credentials,
    };
    this.network.assertNotRateLimited(url);
    const response = await this.network.send(url, method, sent, form?.body.bytes).catch((error) => {
      throw unanswered(method, url, error);
    });
    const { status, headers: received, body } = response;
    const at = timeOf(this.clock, header(response, 'date'));
    const setCookies = [received['set-cookie'] ?? []].flat().map((line) => readSetCookie(line, at));
    const exchange: Exchange = {
      visitor: this.visitor,
      at,
      method,
      url,
      ...(cookie ? { cookie } : {}),
      extraHeaders: { ...credentials },
      ...(form ? { form: form.entries } : {}),
      status,
      headers: received,
      setCookies,
      body,
    };
    await this.receive(exchange);
    this.evidence.record(exchange);
    this.network.detectRateLimit(exchange);
    if (Object.keys(credentials).length === 0) this.network.detectLockout(exchange);
    return { exchange, encoding: response.encoding };
  }
}

function redirect(message: Message, status: number, url: URL): Message {
  // Fetch, HTTP-redirect fetch: "if request's current URL's origin is not same origin with locationURL's origin", what
  // authenticates goes no further.
  const credentials = url.origin === message.url.origin ? message.credentials : {};
  // RFC 9110 15.4: 303, and by custom 301 and 302 after a POST, go on as a GET.
  const goesOnAsGet = status === 303 || ((status === 301 || status === 302) && message.method === 'POST');
  if (goesOnAsGet || message.method === 'GET') return { method: 'GET', url, credentials };
  return { ...message, url, credentials };
}
