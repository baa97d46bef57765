import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpAgent } from '../../harness/agents/http/http-agent';
import { Network } from '../../harness/agents/network';
import { wallClock } from '../../harness/core/clock';
import { Evidence } from '../../harness/core/evidence';
import { startReference } from '../../reference';

test('a certificate that is not trusted is refused, with what to do, until its file is named', async () => {
  const reference = await startReference({ https: true, wikis: [{ name: 'A', host: 'a.farm.test' }] });
  const front = new URL(`https://a.farm.test:${reference.port}/FrontPage`);
  const network = new Network();
  const agent = new HttpAgent('a visitor', wallClock(), new Evidence(), network);
  try {
    await assert.rejects(agent.open(front), {
      name: 'SetUpError',
      message: /The certificate of https:\/\/a\.farm\.test:\d+ is not trusted: .* in the target file: ca: …/,
    });
    network.trust(reference.ca ?? '');
    assert.equal((await agent.open(front)).status, 200);
    await assert.rejects(agent.open(new URL(`https://b.farm.test:${reference.port}/`)), /does not match/);
  } finally {
    await reference.stop();
  }
});
