import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { type Clock, timeOf } from '../../core/clock';
import { SetUpError } from '../../core/errors';
import type { Evidence } from '../../core/evidence';
import { type Exchange, header } from '../../core/exchange';
import { readSetCookie } from '../../core/set-cookie';
import { type Agent, cookieHeader } from '../agent';
import type { FilledForm } from '../forms/form';
import { encodeBody, URLENCODED } from '../forms/submission';
import { unanswered } from '../http/unanswered';
import { type Response, SILENT_AT_MOST } from '../http/whole-answer';
import { Network } from '../network';
import { Incoming } from './incoming';

/** Bytes that are sent before looking whether an answer has come. */
const PIECE = 16 * 1024;
const REDIRECTS_AT_MOST = 5;
/** So often a request is sent at most, where the server closes before it has taken it in. */
const ATTEMPTS = 3;

class AnswerLost extends SetUpError {}

/** A request as no browser would send it: header values and body go out byte by byte as they are. */
export interface WireRequest {
  method: string;
  url: URL;
  /** The path and query as they go out; those of `url` when absent. */
  target?: string;
  headers?: readonly (readonly [name: string, value: string | Buffer])[];
  body?: string | Buffer;
  /** The form that the body is, for the record. */
  form?: readonly [name: string, value: string][];
  /** Whether it goes without a Host header. */
  hostless?: boolean;
  /** Whether an answer that says that the wiki is asked too often is one like another: what is asked is how often. */
  mayBeLimited?: boolean;
}

/** A request that is not sent to its end. */
export interface HeldRequest {
  finish(): Promise<Exchange>;
  /** Closes its connection, where it was never finished. */
  abandon(): void;
}

/**
 * Sends requests over a connection each. What is sent in the name of an agent goes with the cookies that its browser
 * would send there, and the cookies of the answer go into that browser. Throws SetUpError when nothing answers, or not
 * in full `within` milliseconds.
 */
export class Wire {
  constructor(
    readonly clock: Clock,
    readonly evidence: Evidence,
    readonly network = new Network(),
    readonly within?: number,
  ) {}

  async send(request: WireRequest, from?: Agent): Promise<Exchange> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const held = await this.begin(request, from, 0);
        return await held.finish();
      } catch (error) {
        if (!(error instanceof AnswerLost) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /**
   * Sends a GET or a HEAD on to where a page has moved within its site; any other answer is the answer. Returns the last
   * exchange.
   */
  async follow(request: WireRequest, from?: Agent): Promise<Exchange> {
    let exchange = await this.send(request, from);
    for (let redirects = 0; redirects < REDIRECTS_AT_MOST; redirects += 1) {
      const next = movedTo(request, exchange);
      if (!next) break;
      const { target: _moved, ...same } = request;
      exchange = await this.send({ ...same, url: next }, from);
    }
    return exchange;
  }

  /** Sends a request save for the last `held` bytes of its body. */
  async begin(request: WireRequest, from?: Agent, held = 1): Promise<HeldRequest> {
    const { method, url } = request;
    this.network.assertNotRateLimited(url);
    const explain = (error: Error) => {
      throw unanswered(method, url, error);
    };
    const withCookies = await inTheNameOf(from, request);
    const socket = await this.network.connect(url).catch(explain);
    // A server may answer before it has the whole request, and close the connection.
    const incoming = new Incoming(socket);
    const bytes = this.#serialize(withCookies);
    const sent = sendUntilAnswered(incoming, bytes.subarray(0, bytes.length - held)).catch((error) => {
      throw new AnswerLost(unanswered(method, url, error).message);
    });
    // What a server does not take in, its answer tells of, or the lack of one.
    await Promise.race([sent, pause(SILENT_AT_MOST, undefined, { ref: false })]);
    return {
      finish: async () => {
        socket.write(bytes.subarray(bytes.length - held));
        const response = await incoming.answer(method, this.within).catch(explain);
        const exchange = this.#exchange(withCookies, response, from?.visitor);
        await from?.receive(exchange);
        this.evidence.record(exchange);
        if (!request.mayBeLimited) this.network.detectRateLimit(exchange);
        return exchange;
      },
      abandon: () => incoming.destroy(),
    };
  }

  #serialize(request: WireRequest): Buffer {
    const authorization = this.network.authorizations.get(request.url.origin);
    const own = [
      ['User-Agent', this.network.userAgent],
      ...(authorization ? [['Authorization', authorization]] : []),
    ] as [string, string][];
    const added = own.filter(([name]) => !names(request, name.toLowerCase()));
    return serialize({ ...request, headers: [...added, ...(request.headers ?? [])] });
  }

  #exchange(
    { method, url, target, headers = [], form }: WireRequest,
    response: Response,
    visitor = 'the suite',
  ): Exchange {
    const cookies = headers
      .filter(([name]) => name.toLowerCase() === 'cookie')
      .map(([, value]) => value.toString());
    const at = timeOf(this.clock, header(response, 'date'));
    return {
      visitor,
      at,
      method,
      url: target && URL.canParse(`${url.origin}${target}`) ? new URL(`${url.origin}${target}`) : url,
      ...(cookies.length > 0 ? { cookie: cookies.join('; ') } : {}),
      ...(form ? { form } : {}),
      status: response.status,
      headers: response.headers,
      setCookies: [response.headers['set-cookie'] ?? []].flat().map((line) => readSetCookie(line, at)),
      body: response.body,
    };
  }
}

function movedTo({ method }: WireRequest, { status, url, headers }: Exchange): URL | undefined {
  const location = header({ headers }, 'location');
  if (!/^(GET|HEAD)$/.test(method) || status < 300 || status >= 400 || !location) return undefined;
  const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
  return next?.origin === url.origin ? next : undefined;
}

async function inTheNameOf(agent: Agent | undefined, request: WireRequest): Promise<WireRequest> {
  const cookie = agent && cookieHeader(await agent.cookiesFor(request.url));
  return cookie ? { ...request, headers: [['Cookie', cookie], ...(request.headers ?? [])] } : request;
}

/** Whoever writes on to a server that has answered and closed is told of an error in place of the answer. */
async function sendUntilAnswered(incoming: Incoming, bytes: Buffer): Promise<void> {
  // Nobody reads what comes before all is sent.
  const answered = () => incoming.readableLength > 0;
  for (let start = 0; start < bytes.length && !answered(); start += PIECE) {
    await new Promise<void>((sent, lost) =>
      incoming.socket.write(bytes.subarray(start, start + PIECE), (error) =>
        error && !answered() ? lost(error) : sent(),
      ),
    );
    await nextTurn();
  }
}

/** Fields that are sent by POST without a form of the wiki's, from a page of the same site unless other headers say otherwise. */
export function formPost(
  url: URL,
  fields: readonly [name: string, value: string][],
  headers?: WireRequest['headers'],
): WireRequest {
  const form = { action: url, entries: [...fields], enctype: URLENCODED, encoding: 'utf-8' };
  return filledPost(form, fields, headers);
}

/** What is known of a form that is sent by POST. */
export type PostedForm = Pick<FilledForm, 'action' | 'entries' | 'enctype' | 'encoding'>;

/** A form that is sent by POST in its own encoding, as it was filled in or with other entries. */
export function filledPost(
  { action, enctype, encoding, ...form }: PostedForm,
  entries: readonly [name: string, value: string][] = form.entries,
  headers: WireRequest['headers'] = [['Origin', action.origin]],
): WireRequest {
  const { contentType, bytes } = encodeBody(entries, enctype, encoding);
  const type = ['Content-Type', contentType] as const;
  return { method: 'POST', url: action, headers: [type, ...headers], body: bytes, form: entries };
}

function names({ headers = [] }: WireRequest, name: string): boolean {
  return headers.some(([header]) => header.toLowerCase() === name);
}

function serialize(request: WireRequest): Buffer {
  const { method, url, target, headers = [], body } = request;
  const lines: (string | Buffer)[] = [`${method} ${target ?? url.pathname + url.search} HTTP/1.1\r\n`];
  if (!request.hostless && !names(request, 'host')) lines.push(`Host: ${url.host}\r\n`);
  lines.push('Connection: close\r\n');
  if (body !== undefined) lines.push(`Content-Length: ${Buffer.byteLength(body)}\r\n`);
  for (const [name, value] of headers) lines.push(`${name}: `, value, '\r\n');
  lines.push('\r\n', body ?? '');
  return Buffer.concat(lines.map((line) => (typeof line === 'string' ? Buffer.from(line) : line)));
}
