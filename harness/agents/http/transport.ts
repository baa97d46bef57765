import { lookup } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';

/** RFC 6761: names under .test are nobody's, so a farm's `a.farm.test` can mean this machine. */
const resolve: LookupFunction = (hostname, options, callback) => {
  if (!/(^|\.)test$/i.test(hostname)) return lookup(hostname, options, callback);
  if (options.all) return callback(null, [{ address: '127.0.0.1', family: 4 }]);
  return callback(null, '127.0.0.1', 4);
};

/** How long a wiki may take to answer before it counts as not answering, in milliseconds. */
export const ANSWER_TIMEOUT = 20_000;

/** The connections of all HTTP agents of this process. */
const connections = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true }),
};

export interface Response {
  status: number;
  /** Names in lower case. */
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** One request and the whole answer to it; redirects are not followed. Rejects when there is none. */
export function send(
  url: URL,
  method: string,
  headers: Record<string, string>,
  body: string | undefined,
): Promise<Response> {
  return new Promise((answer, reject) => {
    const secure = url.protocol === 'https:';
    const request = (secure ? https : http).request(url, {
      agent: connections[secure ? 'https:' : 'http:'],
      lookup: resolve,
      maxHeaderSize: 64 * 1024,
      method,
      headers,
      timeout: ANSWER_TIMEOUT,
    });
    request.on('timeout', () =>
      request.destroy(new Error(`nothing came for ${ANSWER_TIMEOUT / 1000} seconds`)),
    );
    request.on('error', reject);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', reject);
      response.on('end', () =>
        answer({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    request.end(body);
  });
}
