import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../core/clock';
import { SetUpError } from '../../core/errors';
import type { Evidence } from '../../core/evidence';
import { connect } from '../http/transport';
import { unanswered } from '../http/unanswered';
import { type Response, SILENT_AT_MOST } from '../http/whole-answer';
import { assertUnlimited, heedLimit } from '../limited';
import { Incoming } from './incoming';

/** Bytes that are sent before looking whether an answer has come. */
const PIECE = 16 * 1024;
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
}

/** An answer, read to its end. */
export type WireAnswer = Response;

/** A request that is not sent to its end. */
export interface HeldRequest {
  finish(): Promise<WireAnswer>;
  /** Closes its connection, where it was never finished. */
  abandon(): void;
}

/**
 * Sends requests over a connection each. Throws SetUpError when nothing answers, or not in full `within` milliseconds.
 */
export class Wire {
  constructor(
    readonly clock: Clock,
    readonly evidence: Evidence,
    readonly within?: number,
  ) {}

  async send(request: WireRequest): Promise<WireAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const held = await this.begin(request, 0);
        return await held.finish();
      } catch (error) {
        if (!(error instanceof AnswerLost) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** Sends requests in the same moment: all connections are open before the first byte goes out. */
  async sendAtOnce(requests: readonly WireRequest[]): Promise<WireAnswer[]> {
    const held = [];
    for (const request of requests) held.push(await this.begin(request, serialize(request).length));
    return Promise.all(held.map((request) => request.finish()));
  }

  /** Sends a request save for the last `held` bytes of its body. */
  async begin(request: WireRequest, held = 1): Promise<HeldRequest> {
    const { method, url } = request;
    assertUnlimited(url);
    const explain = (error: Error) => {
      throw unanswered(method, url, error);
    };
    const socket = await connect(url).catch(explain);
    // A server may answer before it has the whole request, and close the connection.
    const incoming = new Incoming(socket);
    const bytes = serialize(request);
    const sent = sendUntilAnswered(incoming, bytes.subarray(0, bytes.length - held)).catch((error) => {
      throw new AnswerLost(unanswered(method, url, error).message);
    });
    // What a server does not take in, its answer tells of, or the lack of one.
    await Promise.race([sent, pause(SILENT_AT_MOST, undefined, { ref: false })]);
    return {
      finish: async () => {
        socket.write(bytes.subarray(bytes.length - held));
        const answer = await incoming.answer(method, this.within).catch(explain);
        this.#record(request, answer);
        heedLimit({ url, ...answer });
        return answer;
      },
      abandon: () => incoming.destroy(),
    };
  }

  #record({ method, url, target, headers = [] }: WireRequest, answer: WireAnswer): void {
    const cookies = headers
      .filter(([name]) => name.toLowerCase() === 'cookie')
      .map(([, value]) => value.toString());
    this.evidence.record({
      visitor: 'the suite',
      at: new Date(this.clock.now()).toISOString(),
      method,
      url: target ? `${url.origin}${target}` : url.href,
      ...(cookies.length > 0 ? { cookie: cookies.join('; ').slice(0, 500) } : {}),
      status: answer.status,
      setCookies: valuesOf(answer, 'set-cookie'),
      refused: [],
    });
  }
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

/** The header of a body that is a form. */
export const FORM = ['Content-Type', 'application/x-www-form-urlencoded'] as const;

/** Every value of a header, name in lower case. */
export function valuesOf(answer: WireAnswer, name: string): string[] {
  return [answer.headers[name] ?? []].flat();
}

function serialize({ method, url, target, headers = [], body }: WireRequest): Buffer {
  const lines: (string | Buffer)[] = [`${method} ${target ?? url.pathname + url.search} HTTP/1.1\r\n`];
  const named = (name: string) => headers.some(([header]) => header.toLowerCase() === name);
  if (!named('host')) lines.push(`Host: ${url.host}\r\n`);
  lines.push('Connection: close\r\n');
  if (body !== undefined) lines.push(`Content-Length: ${Buffer.byteLength(body)}\r\n`);
  for (const [name, value] of headers) lines.push(`${name}: `, value, '\r\n');
  lines.push('\r\n', body ?? '');
  return Buffer.concat(lines.map((line) => (typeof line === 'string' ? Buffer.from(line) : line)));
}
