import { lookup } from 'node:dns';
import type { LookupFunction, Socket } from 'node:net';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { Agent, buildConnector, request } from 'undici';
import { inTurn, userAgent } from './manners';
import { LIMITS, type Response, wholeAnswer } from './whole-answer';

/** RFC 6761: names under .test are nobody's, so a farm's `a.farm.test` can mean this machine. */
const resolve: LookupFunction = (hostname, options, callback) => {
  if (!/(^|\.)test$/i.test(hostname)) return lookup(hostname, options, callback);
  if (options.all) return callback(null, [{ address: '127.0.0.1', family: 4 }]);
  return callback(null, '127.0.0.1', 4);
};

const newConnector = (secureContext?: SecureContext) =>
  buildConnector({ lookup: resolve, ...(secureContext ? { secureContext } : {}) });
const newConnections = () => new Agent({ connect: connector, ...LIMITS });

let connector = newConnector();

/** The connections of all HTTP agents of this process. */
let connections = newConnections();

const trusted: string[] = [];

/**
 * From now on these certificates, in PEM form, are trusted beside those that Node.js comes with. Nothing ever switches
 * the check off.
 */
export function trust(certificates: string): void {
  trusted.push(certificates);
  connector = newConnector(createSecureContext({ ca: [...rootCertificates, ...trusted] }));
  connections = newConnections();
}

/** A connection of one's own to a wiki, open and, where it is HTTPS, secure. Rejects when there is none. */
export function connect({ protocol, hostname, host, port }: URL): Promise<Socket> {
  // An IPv6 address stands in brackets in a URL alone.
  const to = { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), host, port };
  return new Promise((done, fail) => {
    connector(to, (error, socket) => (socket ? done(socket) : fail(error)));
  });
}

/** One request and the whole answer to it; redirects are not followed. Rejects when there is none. */
export async function send(
  url: URL,
  method: 'GET' | 'POST',
  headers: Record<string, string>,
  body: Buffer | undefined,
  within?: number,
): Promise<Response> {
  const options = { method, headers: { 'user-agent': userAgent(), ...headers }, body: body ?? null };
  return inTurn(() =>
    wholeAnswer((signal) => request(url, { dispatcher: connections, ...options, signal }), within),
  );
}
