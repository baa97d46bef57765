import { type Clock, timeOf } from '../../core/clock';
import { SetUpError } from '../../core/errors';
import type { Evidence } from '../../core/evidence';
import { noBrowser } from '../../core/skip-reasons';
import type { StoredCookie } from '../../core/stored-cookie';
import type { Agent } from '../agent';
import type { FilledForm } from '../form';
import { assertUnlimited, heedLimit } from '../limited';
import { type Answer, addressFrom, Page } from '../page';
import { Jar } from './jar';
import { send } from './transport';
import { unanswered } from './unanswered';

const REDIRECTS_AT_MOST = 10;

interface Message {
  method: 'GET' | 'POST';
  url: URL;
  form?: [string, string][];
  headers?: Record<string, string>;
}

/** A visitor's browser by HTTP alone. */
export class HttpAgent implements Agent {
  readonly keepsCookiesAtMost = Number.POSITIVE_INFINITY;
  #jar: Jar;
  #headers: Record<string, string> = {};

  constructor(
    readonly visitor: string,
    readonly clock: Clock,
    readonly evidence: Evidence,
  ) {
    this.#jar = new Jar(clock);
  }

  async open(url: URL): Promise<Page> {
    return this.#follow({ method: 'GET', url });
  }

  async submit(form: FilledForm): Promise<Page> {
    const { action, entries, page } = form;
    // What a browser sends along, and what wikis check against forgery.
    const headers = { origin: page.url.origin, referer: page.url.href };
    if (form.method === 'POST') return this.#follow({ method: 'POST', url: action, form: entries, headers });
    const url = new URL(action);
    url.search = new URLSearchParams(entries).toString();
    return this.#follow({ method: 'GET', url });
  }

  async cookies(): Promise<StoredCookie[]> {
    return this.#jar.all();
  }

  async cookiesFor(url: URL): Promise<StoredCookie[]> {
    return this.#jar.for(url);
  }

  async insist(cookies: readonly StoredCookie[]): Promise<void> {
    this.#jar.keep(cookies);
  }

  async sendHeaders(headers: Record<string, string>): Promise<void> {
    Object.assign(this.#headers, headers);
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

  async preserve(): Promise<string[]> {
    return [];
  }

  async end(): Promise<void> {}

  async #follow(first: Message): Promise<Page> {
    const answers: Answer[] = [];
    let message = first;
    for (;;) {
      const { answer, body } = await this.#exchange(message);
      answers.push(answer);
      const location = answer.headers.location;
      const redirected = answer.status >= 300 && answer.status < 400 && typeof location === 'string';
      if (!redirected) return new Page(answers, body);
      if (answers.length > REDIRECTS_AT_MOST) {
        throw new SetUpError(
          `${first.url.href} redirected more than ${REDIRECTS_AT_MOST} times, last to ${location}`,
        );
      }
      message = redirect(message, answer.status, addressFrom(message.url, location));
    }
  }

  async #exchange({ method, url, form, headers }: Message) {
    const cookie = this.#jar.headerFor(url);
    const sent = {
      accept: 'text/html',
      ...(cookie ? { cookie } : {}),
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      ...headers,
      ...this.#headers,
    };
    const content = form && new URLSearchParams(form).toString();
    assertUnlimited(url);
    const response = await send(url, method, sent, content).catch((error) => {
      throw unanswered(method, url, error);
    });
    const setCookies = [response.headers['set-cookie'] ?? []].flat();
    const at = timeOf(this.clock, [response.headers.date].flat()[0]);
    const refused = setCookies.flatMap((line) => this.#jar.receive(line, url) ?? []);
    const { location } = response.headers;
    this.evidence.record({
      visitor: this.visitor,
      at: new Date(at).toISOString(),
      method,
      url: url.href,
      status: response.status,
      setCookies,
      refused,
      ...(cookie ? { cookie } : {}),
      ...(form ? { form } : {}),
      ...(typeof location === 'string' ? { location } : {}),
    });
    const { status, headers: received } = response;
    const answer: Answer = { url, status, headers: received, setCookies, at, ...(cookie ? { cookie } : {}) };
    heedLimit(answer);
    return { answer, body: response.body };
  }
}

/** RFC 9110 15.4: 303, and by custom 301 and 302 after a POST, go on as a GET. */
function redirect(message: Message, status: number, url: URL): Message {
  const goesOnAsGet = status === 303 || ((status === 301 || status === 302) && message.method === 'POST');
  if (goesOnAsGet || message.method === 'GET') return { method: 'GET', url };
  return { ...message, url };
}
