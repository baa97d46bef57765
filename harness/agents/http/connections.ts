import { lookup } from 'node:dns';
import { once } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type LookupFunction, connect as openSocket, type Socket } from 'node:net';
import {
  createSecureContext,
  connect as openSecureSocket,
  rootCertificates,
  type SecureContext,
} from 'node:tls';
import { type Parts, READ_AS, SILENT_AT_MOST, SilentError } from './whole-answer';

/** RFC 6761: names under .test are nobody's, so a farm's `a.farm.test` can mean this machine. */
const resolve: LookupFunction = (hostname, options, callback) => {
  if (!/(^|\.)test$/i.test(hostname)) return lookup(hostname, options, callback);
  if (options.all) return callback(null, [{ address: '127.0.0.1', family: 4 }]);
  return callback(null, '127.0.0.1', 4);
};

const KEPT = { keepAlive: true, lookup: resolve };

/** Connections to wikis, kept open for the next request, and the certificates that they trust. */
export class Connections {
  #trusted: string[] = [];
  #secureContext: SecureContext | undefined;
  #http = new http.Agent(KEPT);
  #https = new https.Agent(KEPT);

  trust(certificates: string): void {
    if (this.#trusted.includes(certificates)) return;
    this.#trusted.push(certificates);
    this.#secureContext = createSecureContext({ ca: [...rootCertificates, ...this.#trusted] });
    this.#https = new https.Agent({ ...KEPT, secureContext: this.#secureContext });
  }

  /** A new connection, open and, where it is HTTPS, secure. Rejects when there is none. */
  async connect({ protocol, hostname, port }: URL): Promise<Socket> {
    // An IPv6 address stands in brackets in a URL alone.
    const host = hostname.replace(/^\[|\]$/g, '');
    const to = { host, lookup: resolve };
    const secure = protocol === 'https:';
    const socket = secure
      ? openSecureSocket({
          ...to,
          port: Number(port || 443),
          ...(isIP(host) ? {} : { servername: host }),
          ...(this.#secureContext ? { secureContext: this.#secureContext } : {}),
        })
      : openSocket({ ...to, port: Number(port || 80) });
    const late = AbortSignal.timeout(SILENT_AT_MOST);
    try {
      await once(socket, secure ? 'secureConnect' : 'connect', { signal: late });
      return socket;
    } catch (error) {
      socket.destroy();
      throw late.aborted ? new SilentError() : error;
    }
  }

  /** Sends a request and resolves when its answer begins. Rejects when there is none. */
  async send(url: URL, options: http.RequestOptions, body: string | undefined): Promise<Parts> {
    const agent = url.protocol === 'https:' ? this.#https : this.#http;
    for (;;) {
      try {
        return await sendOnce(url, { ...READ_AS, ...options, agent, timeout: SILENT_AT_MOST }, body);
      } catch (error) {
        // RFC 9110 9.2.2: a client may repeat a request when it knows that it was not applied; browsers take a kept
        // connection that ends without a byte for that. Each attempt takes a kept connection away.
        if (!(error instanceof ConnectionClosed)) throw error;
      }
    }
  }
}

/** The server had closed a kept connection before the request came, and answered nothing. */
class ConnectionClosed extends Error {}

function sendOnce(url: URL, options: http.RequestOptions, body: string | undefined): Promise<Parts> {
  return new Promise((done, fail) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, options);
    let reading: http.IncomingMessage | undefined;
    let before = 0;
    request.on('socket', ({ bytesRead }) => {
      before = bytesRead;
    });
    request.on('timeout', () => (reading ?? request).destroy(new SilentError()));
    request.on('error', (error: NodeJS.ErrnoException) => {
      const closed = error.code === 'ECONNRESET' || error.code === 'EPIPE';
      const unanswered = request.socket?.bytesRead === before;
      fail(closed && request.reusedSocket && unanswered ? new ConnectionClosed() : error);
    });
    request.on('response', (answer) => {
      // Browsers show no page for it.
      if (answer.rawHeaders.some((header) => header.includes('\0'))) {
        return request.destroy(new Error('its header has a NUL'));
      }
      reading = answer;
      done({ statusCode: answer.statusCode ?? 0, headers: answer.headers, body: answer });
    });
    request.end(body);
  });
}
