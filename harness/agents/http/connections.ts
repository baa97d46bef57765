import { subscribe } from 'node:diagnostics_channel';
import { lookup } from 'node:dns';
import type { LookupFunction, Socket } from 'node:net';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { Agent, buildConnector, type Dispatcher, errors } from 'undici';
import { type IncomingAnswer, type Response, SILENT_AT_MOST, SilentError } from './whole-answer';

/** RFC 6761: names under .test are nobody's, so a farm's `a.farm.test` can mean this machine; those under .localhost do. */
const resolve: LookupFunction = (hostname, options, callback) => {
  if (/\.localhost$/i.test(hostname)) return lookup('localhost', options, callback);
  if (!/(^|\.)test$/i.test(hostname)) return lookup(hostname, options, callback);
  if (options.all) return callback(null, [{ address: '127.0.0.1', family: 4 }]);
  return callback(null, '127.0.0.1', 4);
};

/** What any answer is read by: bytes of its header, milliseconds of silence. */
const LIMITS = { headersTimeout: SILENT_AT_MOST, bodyTimeout: SILENT_AT_MOST, maxHeaderSize: 64 * 1024 };

/** The bytes that had come over a connection when a request was last sent on it. */
const readBefore = new WeakMap<Socket, number>();
subscribe('undici:client:sendHeaders', (message) => {
  const { socket } = message as { socket: Socket };
  readBefore.set(socket, socket.bytesRead);
});

export interface Request {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body: string | Buffer | null;
}

/** Connections to wikis, kept open for the next request, and the certificates that they trust. */
export class Connections {
  #trusted: string[] = [];
  #connector = newConnector();
  #kept = this.#newAgent();
  /** Which connection an error ended. */
  #ended = new WeakMap<Error, Socket>();

  trust(certificates: string): void {
    if (this.#trusted.includes(certificates)) return;
    this.#trusted.push(certificates);
    this.#connector = newConnector(createSecureContext({ ca: [...rootCertificates, ...this.#trusted] }));
    this.#kept = this.#newAgent();
  }

  /** A new connection, open and, where it is HTTPS, secure. Rejects when there is none. */
  connect({ protocol, hostname, host, port }: URL): Promise<Socket> {
    // An IPv6 address stands in brackets in a URL alone.
    const to = { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), host, port };
    return new Promise((done, fail) => {
      this.#connector(to, (error, socket) => (socket ? done(socket) : fail(error)));
    });
  }

  /** Sends a request and resolves when all of its answer has come. Rejects when there is none, or not all of it. */
  async send(url: URL, request: Request, answer: IncomingAnswer): Promise<void> {
    const { origin, pathname, search } = url;
    for (;;) {
      try {
        return await this.#dispatch({ origin, path: pathname + search, ...request }, answer);
      } catch (error) {
        // RFC 9110 9.2.2: a client may repeat a request when it knows that it was not applied; browsers take a kept
        // connection that ends without a byte for that. Each attempt takes a kept connection away.
        if (!this.#wasKept(error as Error)) throw inWords(error);
      }
    }
  }

  #dispatch(request: Dispatcher.DispatchOptions, answer: IncomingAnswer): Promise<void> {
    return new Promise((done, fail) => {
      let abandoned: Error | undefined;
      let abort: ((why: Error) => void) | undefined;
      // It may have to be abandoned before there is a connection for it.
      answer.abandon = (why) => {
        abandoned = why;
        abort?.(why);
        fail(why);
      };
      this.#kept.dispatch(request, {
        onRequestStart(controller) {
          abort = (why) => controller.abort(why);
          if (abandoned) abort(abandoned);
        },
        onResponseStart({ rawHeaders }, status) {
          // RFC 9110 15.2: an interim answer is none.
          if (status >= 200) answer.begin(status, readHeaders(rawHeaders as Buffer[]));
        },
        onResponseData: (_, chunk) => answer.take(chunk),
        onResponseEnd: () => done(),
        onResponseError: (_, error) => fail(error),
      });
    });
  }

  /** Whether a connection that had answered before ended without a byte of the answer to this request. */
  #wasKept(error: Error): boolean {
    const socket = this.#ended.get(error);
    const before = socket && readBefore.get(socket);
    return before !== undefined && before > 0 && socket?.bytesRead === before;
  }

  #newAgent(): Agent {
    return new Agent({
      ...LIMITS,
      connect: (to, callback) =>
        this.#connector(to, (...opened) => {
          const [, socket] = opened;
          socket?.prependListener('error', (error) => this.#ended.set(error, socket));
          callback(...opened);
        }),
    });
  }
}

const newConnector = (secureContext?: SecureContext) =>
  buildConnector({ lookup: resolve, timeout: SILENT_AT_MOST, ...(secureContext ? { secureContext } : {}) });

/** Names in lower case; values with one character for each byte, as cookies are kept. */
function readHeaders(raw: readonly Buffer[]): Response['headers'] {
  const headers: Record<string, string | string[]> = {};
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = String(raw[index]).toLowerCase();
    const value = (raw[index + 1] as Buffer).toString('latin1');
    const before = headers[name];
    if (name === 'set-cookie') headers[name] = [before ?? [], value].flat();
    else headers[name] = before === undefined ? value : `${before}, ${value}`;
  }
  return headers;
}

function inWords(error: unknown): unknown {
  const nothingCame = error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError;
  return nothingCame ? new SilentError() : error;
}
