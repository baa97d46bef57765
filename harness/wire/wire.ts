import { connect, type Socket } from 'node:net';
import type { Clock } from '../clock';
import type { Evidence } from '../evidence';
import { SetUpError } from '../verdict/failures';

const ANSWER_WITHIN = 20_000;

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
export interface WireAnswer {
  status: number;
  /** In the order in which they came, names in lower case. */
  headers: [name: string, value: string][];
  body: string;
}

/** A request that is not sent to its end. */
export interface HeldRequest {
  finish(): Promise<WireAnswer>;
}

/** Sends requests over a connection each. Throws SetUpError when nothing answers. */
export class Wire {
  constructor(
    readonly clock: Clock,
    readonly evidence: Evidence,
  ) {}

  async send(request: WireRequest): Promise<WireAnswer> {
    const held = await this.begin(request, 0);
    return held.finish();
  }

  /** Sends requests in the same moment: all connections are open before the first byte goes out. */
  async sendAtOnce(requests: readonly WireRequest[]): Promise<WireAnswer[]> {
    const held = [];
    for (const request of requests) held.push(await this.begin(request, serialize(request).length));
    return Promise.all(held.map((request) => request.finish()));
  }

  /** Sends a request save for the last `held` bytes of its body. */
  async begin(request: WireRequest, held = 1): Promise<HeldRequest> {
    const socket = await open(request.url);
    const answer = readAll(socket, request);
    // A scenario that fails in between never asks for it.
    answer.catch(() => {});
    const bytes = serialize(request);
    const now = bytes.subarray(0, bytes.length - held);
    await new Promise<void>((sent) => socket.write(now, () => sent()));
    return {
      finish: async () => {
        socket.write(bytes.subarray(bytes.length - held));
        const got = await answer;
        this.#record(request, got);
        return got;
      },
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

/** The header of a body that is a form. */
export const FORM = ['Content-Type', 'application/x-www-form-urlencoded'] as const;

/** Every value of a header, name in lower case. */
export function valuesOf(answer: WireAnswer, name: string): string[] {
  return answer.headers.filter(([header]) => header === name).map(([, value]) => value);
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

async function open(url: URL): Promise<Socket> {
  const host = /(^|\.)test$/.test(url.hostname) ? '127.0.0.1' : url.hostname;
  const socket = connect({ host, port: Number(url.port || 80), allowHalfOpen: true });
  await new Promise<void>((done, fail) => {
    socket.once('connect', done);
    socket.once('error', (error) => fail(new SetUpError(`${url.origin} was not answered: ${error.message}`)));
  });
  return socket;
}

function readAll(socket: Socket, { method, url }: WireRequest): Promise<WireAnswer> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    const broken = (why: string) => fail(new SetUpError(`${method} ${url.href} was not answered: ${why}`));
    socket.setTimeout(ANSWER_WITHIN, () => {
      socket.destroy();
      broken(`nothing came for ${ANSWER_WITHIN / 1000} seconds`);
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    // A server that refuses a request may reset the connection after its answer.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => finish());
    socket.on('end', () => socket.end());
    const finish = () => {
      const answer = parse(Buffer.concat(chunks).toString('latin1'));
      if (answer) done(answer);
      else broken('the connection was closed without an answer');
    };
  });
}

function parse(text: string): WireAnswer | undefined {
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1];
  const end = text.indexOf('\r\n\r\n');
  if (!status || end < 0) return undefined;
  const headers = text
    .slice(0, end)
    .split('\r\n')
    .slice(1)
    .map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
  return { status: Number(status), headers, body: Buffer.from(text.slice(end + 4), 'latin1').toString() };
}
