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
import { inTurn, userAgent } from './manners';
import { type Parts, READ_AS, type Response, SILENT_AT_MOST, SilentError, wholeAnswer } from './whole-answer';

/** RFC 6761: names under .test are nobody's, so a farm's `a.farm.test` can mean this machine. */
const resolve: LookupFunction = (hostname, options, callback) => {
  if (!/(^|\.)test$/i.test(hostname)) return lookup(hostname, options, callback);
  if (options.all) return callback(null, [{ address: '127.0.0.1', family: 4 }]);
  return callback(null, '127.0.0.1', 4);
};

const trusted: string[] = [];
let secureContext: SecureContext | undefined;

const newConnections = () => {
  const kept = { keepAlive: true, lookup: resolve };
  return {
    'http:': new http.Agent(kept),
    'https:': new https.Agent(secureContext ? { ...kept, secureContext } : kept),
  };
};

/** The connections of all HTTP agents of this process. */
let connections = newConnections();

/**
 * From now on these certificates, in PEM form, are trusted beside those that Node.js comes with. Nothing ever switches
 * the check off.
 */
export function trust(certificates: string): void {
  trusted.push(certificates);
  secureContext = createSecureContext({ ca: [...rootCertificates, ...trusted] });
  connections = newConnections();
}

/** A connection of one's own to a wiki, open and, where it is HTTPS, secure. Rejects when there is none. */
export async function connect({ protocol, hostname, port }: URL): Promise<Socket> {
  // An IPv6 address stands in brackets in a URL alone.
  const host = hostname.replace(/^\[|\]$/g, '');
  const to = { host, lookup: resolve };
  const secure = protocol === 'https:';
  const socket = secure
    ? openSecureSocket({
        ...to,
        port: Number(port || 443),
        ...(isIP(host) ? {} : { servername: host }),
        ...(secureContext ? { secureContext } : {}),
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

/** One request and the whole answer to it; redirects are not followed. Rejects when there is none. */
export async function send(
  url: URL,
  method: 'GET' | 'POST',
  headers: Record<string, string>,
  body: string | undefined,
  within?: number,
): Promise<Response> {
  const options = { method, headers: { 'user-agent': userAgent(), ...headers } };
  return inTurn(() => wholeAnswer((signal) => ask(url, { ...options, signal }, body), within));
}

/** The server had closed a kept connection before the request came, and answered nothing. */
class ConnectionClosed extends Error {}

async function ask(url: URL, options: http.RequestOptions, body: string | undefined): Promise<Parts> {
  for (;;) {
    try {
      return await askOnce(url, options, body);
    } catch (error) {
      // RFC 9110 9.2.2: a client may repeat a request when it knows that it was not applied; browsers take a kept
      // connection that ends without a byte for that. Each attempt takes a kept connection away.
      if (!(error instanceof ConnectionClosed)) throw error;
    }
  }
}

function askOnce(url: URL, options: http.RequestOptions, body: string | undefined): Promise<Parts> {
  const secure = url.protocol === 'https:';
  const agent = connections[secure ? 'https:' : 'http:'];
  const all = { ...READ_AS, ...options, agent, timeout: SILENT_AT_MOST };
  return new Promise((done, fail) => {
    const request = (secure ? https : http).request(url, all);
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
