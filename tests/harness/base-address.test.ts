import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpAgent } from '../../harness/agents/http/http-agent';
import { Wire } from '../../harness/agents/wire/wire';
import { wallClock } from '../../harness/core/clock';
import { Evidence } from '../../harness/core/evidence';
import { maskSecrets } from '../../harness/core/secrets';
import { chooseTarget } from '../../harness/targets/choose';
import { newAgent, smallWiki } from './small-wiki';

test('user and password of a wiki’s address are sent to it as Basic, and are masked', async () => {
  const wiki = await smallWiki(() => '<a href="/login">login</a>');
  const WIKI = wiki.base.href.replace('//', '//team:se%20cret-100%@');
  const target = await chooseTarget({ WIKI });
  await target.check(() => newAgent(target.network));
  const { network } = target;
  const [clock, evidence] = [wallClock(), new Evidence()];
  await new HttpAgent('Ana', clock, evidence, network).open(wiki.base);
  const wire = new Wire(clock, evidence, network);
  await wire.send({ method: 'GET', url: wiki.base });
  const own = `Basic ${Buffer.from('team:se cret-100%').toString('base64')}`;
  assert.deepEqual([...new Set(wiki.asked.map(({ authorization }) => authorization))], [own]);

  await wire.send({ method: 'GET', url: wiki.base, headers: [['Authorization', 'Basic Og==']] });
  const visitor = new HttpAgent('Ben', clock, evidence, network);
  await visitor.sendHeaders({ Authorization: 'Basic YmVuOng=' });
  await visitor.open(wiki.base);
  assert.deepEqual(
    wiki.asked.slice(-2).map(({ authorization }) => authorization),
    ['Basic Og==', 'Basic YmVuOng='],
  );

  const shown = [target.name, JSON.stringify(evidence), maskSecrets('WIKI=//team:se cret-100%@wiki.test')];
  for (const text of shown) assert.doesNotMatch(text, /cret-100/);
});
