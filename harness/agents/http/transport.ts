import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { Agent, request } from 'undici';
import { inTurn, userAgent } from './manners';

/** RFC 6761: names under .test are nobody's, so a farm's `a.farm.test` can mean this machine. */
const resolve: LookupFunction = (hostname, options, callback) => {
  if (!/(^|\.)test$/i.test(hostname)) return lookup(hostname, options, callback);
  if (options.all) return callback(null, [{ address: '127.0.0.1', family: 4 }]);
  return callback(null, '127.0.0.1', 4);
};

/** How long a wiki may take to answer before it counts as not answering, in milliseconds. */
export const ANSWER_TIMEOUT = 20_000;

const newConnections = (secureContext?: SecureContext) =>
  new Agent({
    connect: { lookup: resolve, ...(secureContext ? { secureContext } : {}) },
    headersTimeout: ANSWER_TIMEOUT,
    bodyTimeout: ANSWER_TIMEOUT,
    maxHeaderSize: 64 * 1024,
  });

/** The connections of all HTTP agents of this process. */
let connections = newConnections();

const trusted: string[] = [];

/**
 * From now on these certificates, in PEM form, are trusted beside those that Node.js comes with. Nothing ever switches
 * the check off.
 */
export function trust(certificates: string): void {
  trusted.push(certificates);
  connections = newConnections(createSecureContext({ ca: [...rootCertificates, ...trusted] }));
}

export interface Response {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** One request and the whole answer to it; redirects are not followed. Rejects when there is none. */
export async function send(
  url: URL,
  method: 'GET' | 'POST',
  headers: Record<string, string>,
  body: string | undefined,
): Promise<Response> {
  return inTurn(async () => {
    const answer = await request(url, {
      dispatcher: connections,
      method,
      headers: { 'user-agent': userAgent(), ...headers },
      body: body ?? null,
    });
    return { status: answer.statusCode, headers: answer.headers, body: await answer.body.text() };
  });
}
