import type { Socket } from 'node:net';
import type { Exchange } from '../core/exchange';
import { Connections } from './http/connections';
import { type RateLimit, Throttle } from './http/throttle';
import { type Response, wholeAnswer } from './http/whole-answer';
import { RateLimitDetector } from './rate-limit';

/** What the agents of one run share: their connections, whom they trust, and how fast they may ask. */
export class Network {
  #connections = new Connections();
  #throttle: Throttle | undefined;
  /** The Authorization header of each origin that has one. */
  readonly authorizations = new Map<string, string>();
  #rateLimits = new RateLimitDetector();

  /**
   * From now on these certificates, in PEM form, are trusted beside those that Node.js comes with. Nothing ever switches
   * the check off.
   */
  trust(certificates: string): void {
    this.#connections.trust(certificates);
  }

  /** From now on every request to the origin of this address authenticates by Basic, unless it says otherwise. */
  authenticate({ origin }: URL, user: string, password: string): void {
    this.authorizations.set(origin, `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`);
  }

  /** From now on no more is asked than this allows. */
  throttle(limit: RateLimit): void {
    this.#throttle = new Throttle(limit);
  }

  /** A connection of one's own to a wiki, open and, where it is HTTPS, secure. Rejects when there is none. */
  connect(url: URL): Promise<Socket> {
    return this.#connections.connect(url);
  }

  /**
   * One request and the whole answer to it, within so many ms; redirects are not followed. Rejects when there is none.
   */
  async send(
    url: URL,
    method: 'GET' | 'POST' = 'GET',
    headers: Record<string, string> = {},
    body?: string | Buffer,
    within?: number,
  ): Promise<Response> {
    const authorization = this.authorizations.get(url.origin);
    const own = { 'user-agent': this.userAgent, ...(authorization ? { authorization } : {}) };
    const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    const request = { method, headers: { ...own, ...Object.fromEntries(given) }, body: body ?? null };
    const send = () => wholeAnswer((answer) => this.#connections.send(url, request, answer), within);
    return this.#throttle ? this.#throttle.inTurn(send) : send();
  }

  /** @throws SetUpError where an answer says that the wiki limits how often it is asked */
  detectRateLimit(answer: Pick<Exchange, 'url' | 'status' | 'headers'>): void {
    this.#rateLimits.detect(answer);
  }

  /** @throws SetUpError where the wiki has begun to refuse visitors who send no header of their own, such as this one */
  detectLockout(exchange: Exchange): void {
    this.#rateLimits.detectLockout(exchange);
  }

  /** @throws SetUpError for a wiki that limits how often it is asked */
  assertNotRateLimited(url: URL): void {
    this.#rateLimits.assertNone(url);
  }

  /** The User-Agent of its requests over HTTP, those byte by byte included: a wiki may bind a session to it. */
  get userAgent(): string {
    const { contact } = this.#throttle?.limit ?? {};
    return `Mozilla/5.0 (compatible; wiki-session-conformance${contact ? `; +${contact}` : ''})`;
  }
}
