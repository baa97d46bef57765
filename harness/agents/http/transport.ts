import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';

/** RFC 6761: names under .test are nobody's, so a farm's `a.farm.test` can mean this machine. */
const resolve: LookupFunction = (hostname, options, callback) => {
  if (!/(^|\.)test$/i.test(hostname)) return lookup(hostname, options, callback);
  if (options.all) return callback(null, [{ address: '127.0.0.1', family: 4 }]);
  return callback(null, '127.0.0.1', 4);
};

/** How long a wiki may take to answer before it counts as not answering, in milliseconds. */
export const ANSWER_TIMEOUT = 20_000;

/** The connections of all HTTP agents of this process. */
export const transport = new Agent({
  connect: { lookup: resolve, timeout: 5_000 },
  headersTimeout: ANSWER_TIMEOUT,
  bodyTimeout: ANSWER_TIMEOUT,
  maxHeaderSize: 64 * 1024,
});
