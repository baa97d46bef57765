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

test('a 503 that names no time is a page like another', async () => {
  const wiki = await smallWiki(() => ({ status: 503 }));
  assert.equal((await new HttpAgent('Ana', clock, new Evidence()).open(wiki.base)).status, 503);
});
