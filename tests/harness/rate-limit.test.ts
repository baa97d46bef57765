import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpAgent } from '../../harness/agents/http/http-agent';
import { Network } from '../../harness/agents/network';
import { Wire } from '../../harness/agents/wire/wire';
import { wallClock } from '../../harness/core/clock';
import { Evidence } from '../../harness/core/evidence';
import { smallWiki } from './small-wiki';

const clock = wallClock();

for (const [status, headers] of [
  [429, {}],
  [503, { 'retry-after': '3600' }],
] as const) {
  test(`after an answer ${status}, for haste, nothing more is asked of that wiki`, async () => {
    const wiki = await smallWiki(() => ({ status, headers, body: 'slow down' }));
    const network = new Network();
    const agent = new HttpAgent('Ana', clock, new Evidence(), network);
    const wire = new Wire(clock, new Evidence(), network);
    const expected = { name: 'SetUpError', message: /limits how often it is asked, .* surge_action_limits/ };
    await assert.rejects(agent.open(new URL('FrontPage', wiki.base)), expected);
    await assert.rejects(agent.open(new URL('PageTwo', wiki.base)), expected);
    await assert.rejects(wire.send({ method: 'GET', url: wiki.base }), expected);
    assert.equal(wiki.asked.length, 1);

    const another = await smallWiki(() => 'page');
    assert.equal((await agent.open(another.base)).status, 200);
    const anotherRun = new HttpAgent('Ana', clock, new Evidence(), new Network());
    await assert.rejects(anotherRun.open(wiki.base), expected);
    assert.equal(wiki.asked.length, 2);
  });
}

test('a wiki that is asked too often by the wire alone is left alone too', async () => {
  const wiki = await smallWiki(() => ({ status: 429 }));
  const network = new Network();
  await assert.rejects(new Wire(clock, new Evidence(), network).send({ method: 'GET', url: wiki.base }), {
    message: /answered 429: this wiki limits/,
  });
  await assert.rejects(new HttpAgent('Ana', clock, new Evidence(), network).open(wiki.base), {
    message: /429/,
  });
  assert.equal(wiki.asked.length, 1);
});

test('where it is asked how often it may be, such an answer is one like another', async () => {
  const wiki = await smallWiki(() => ({ status: 429, body: 'slow down' }));
  const wire = new Wire(clock, new Evidence(), new Network());
  const request = { method: 'GET', url: wiki.base, mayBeLimited: true };
  assert.equal((await wire.send(request)).status, 429);
  assert.equal((await wire.send(request)).status, 429);
});

test('a 503 that names no time is a page like another', async () => {
  const wiki = await smallWiki(() => ({ status: 503 }));
  assert.equal((await new HttpAgent('Ana', clock, new Evidence()).open(wiki.base)).status, 503);
});

for (const status of [403, 503]) {
  test(`a wiki that begins to answer ${status} to what it served before is left alone`, async () => {
    let lockedOut = false;
    const wiki = await smallWiki(({ url }) =>
      lockedOut || url.pathname === '/secret' ? { status } : 'page',
    );
    const agent = new HttpAgent('Ana', clock, new Evidence(), new Network());
    const open = (path: string) => agent.open(new URL(path, wiki.base));
    for (const path of ['one', 'secret', 'two', 'three', 'secret', 'secret']) await open(path);
    lockedOut = true;
    for (const path of ['one', 'two', 'one', 'secret', 'two', 'four'])
      assert.equal((await open(path)).status, status);
    const expected = {
      name: 'SetUpError',
      message: /\/three answered \d+, the last of 3 addresses in a row/,
    };
    await assert.rejects(open('three'), expected);
    const asked = wiki.asked.length;
    await assert.rejects(open('one'), expected);
    assert.equal(wiki.asked.length, asked);
  });
}

test('a wiki that serves anything meanwhile, or refuses those it knows, does not refuse whoever runs this', async () => {
  let refuses = false;
  const wiki = await smallWiki(({ url, cookie }) => {
    if (url.pathname === '/open') return 'page';
    if (refuses) return { status: 403 };
    return url.pathname === '/in' ? { setCookies: ['sid=1; Path=/'] } : cookie ? 'mine' : 'page';
  });
  const network = new Network();
  const agents = ['Ana', 'Ben'].map((name) => new HttpAgent(name, clock, new Evidence(), network));
  const [ana, ben] = agents as [HttpAgent, HttpAgent];
  const open = (agent: HttpAgent, path: string) => agent.open(new URL(path, wiki.base));
  await open(ben, 'in');
  for (const path of ['one', 'two', 'three', 'four']) {
    await open(ana, path);
    await open(ben, path);
  }
  refuses = true;
  for (const path of ['one', 'two', 'three', 'four']) {
    assert.equal((await open(ben, path)).status, 403);
    assert.equal((await open(ana, path)).status, 403);
    if (path === 'two') await open(ben, 'open');
  }
});
