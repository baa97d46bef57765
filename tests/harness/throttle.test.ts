import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { before, test } from 'node:test';
import { HttpAgent } from '../../harness/agents/http/http-agent';
import { Network } from '../../harness/agents/network';
import { wallClock } from '../../harness/core/clock';
import { Evidence } from '../../harness/core/evidence';
import { chooseRememberMe } from '../../harness/wiki/preferences';
import { MOINMOIN_PLACES } from '../../harness/wiki/wiki';

const PAUSE = 40;
const seen: { at: number; underWay: number; userAgent: string | undefined }[] = [];
let underWay = 0;
const server = createServer((request: IncomingMessage, response) => {
  underWay += 1;
  seen.push({ at: performance.now(), underWay, userAgent: request.headers['user-agent'] });
  setImmediate(() => {
    underWay -= 1;
    response.end('<p>a page</p>');
  });
}).unref();
const network = new Network();
const agent = new HttpAgent('a visitor', wallClock(), new Evidence(), network);
const address = () => new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);

before(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

test('polite requests are made one at a time, with a pause between, under a name that says whom to ask', async () => {
  network.throttle({ pause: PAUSE, requestsAtMost: 10, contact: 'keeper@wiki.test' });
  await Promise.all([1, 2, 3].map(() => agent.open(address())));
  assert.deepEqual(
    seen.map((each) => each.underWay),
    [1, 1, 1],
  );
  const pauses = seen.slice(1).map(({ at }, index) => at - (seen[index]?.at ?? at));
  for (const pause of pauses) assert.ok(pause >= PAUSE - 1, `${pause} ms between two requests`);
  assert.match(seen[0]?.userAgent ?? '', /wiki-session-conformance; \+keeper@wiki\.test/);
});

test('past the ceiling nothing more is asked, and what is left says so', async () => {
  network.throttle({ pause: 0, requestsAtMost: 1 });
  await agent.open(address());
  const asked = seen.length;
  await assert.rejects(agent.open(address()), {
    name: 'NotTestable',
    message: /the ceiling of 1 requests/,
    remedy: /requestsAtMost/,
  });
  assert.equal(seen.length, asked);
});

test('no preferences are changed at a live wiki', async () => {
  const wiki = { name: 'live', base: address(), places: MOINMOIN_PLACES, settings: {}, live: true };
  const asked = seen.length;
  await assert.rejects(chooseRememberMe(agent, wiki, true), {
    name: 'NotTestable',
    remedy: /remember_me: true/,
  });
  assert.equal(seen.length, asked);
});
