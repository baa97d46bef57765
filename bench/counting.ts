import { subscribe } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';
import { Server } from 'node:net';
import { Tokenizer } from 'parse5';
import { Cookie } from 'tough-cookie';
import type { Counts } from './compare-counts';

/*
 * Loaded before the runner, it counts what one process does, the reference's servers in it included, and writes that to
 * the file that COUNTS names when the process ends.
 */

const counts: Counts = { launches: 0, connections: 0, requests: 0, pagesParsed: 0, cookieLinesParsed: 0 };

subscribe('net.server.socket', () => {
  counts.connections += 1;
});
subscribe('http.server.request.start', () => {
  counts.requests += 1;
});

/** Has each call of a method counted. */
function countCalls<Name extends string>(of: Record<Name, unknown>, name: Name, what: keyof Counts): void {
  const method = of[name] as (...given: unknown[]) => unknown;
  of[name] = function (this: unknown, ...given: unknown[]) {
    counts[what] += 1;
    return method.apply(this, given);
  };
}

countCalls(Server.prototype, 'listen', 'launches');
countCalls(Tokenizer.prototype, 'write', 'pagesParsed');
countCalls(Cookie, 'parse', 'cookieLinesParsed');

process.once('exit', () => writeFileSync(process.env.COUNTS as string, JSON.stringify(counts)));
