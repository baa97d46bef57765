import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explore } from '../../harness/explore/explore';
import { Run } from '../../harness/run';
import { chooseTarget } from '../../harness/targets/choose';

async function explored(WIKI: string, options: { stories: number; seed: number; path?: string }) {
  const run = new Run(await chooseTarget({ WIKI }), 'http');
  try {
    return await explore(run, { levels: ['documented', 'companion'], atMost: 1, ...options });
  } finally {
    await run.stop();
  }
}

for (const wiki of ['reference-session-service', 'reference-auth-list']) {
  test(`nothing is found on ${wiki}`, async () => {
    const { findings, stories, predictions, ended } = await explored(wiki, { stories: 20, seed: 5 });
    assert.deepEqual(findings, []);
    assert.deepEqual([...ended.keys()], []);
    assert.ok(stories >= 20 && predictions > 200, `${stories} stories, ${predictions} predictions`);
  });
}

test('what is seen once, and not when the story is told again, is not found', async () => {
  const { findings, ended } = await explored('tests/harness/fixtures/loses-one-value', {
    stories: 20,
    seed: 5,
  });
  assert.deepEqual(findings, []);
  assert.match([...ended.keys()].join(), /^seen once, and not again: /);
});

test('what is broken is found, made short and plain, and found again by its seed and path', async () => {
  const wiki = 'mutants/logged-in-positive/remembers-everybody';
  const { findings } = await explored(wiki, { stories: 200, seed: 3 });
  const [finding] = findings;
  assert.ok(finding);
  const { broken, setting, seed, path } = finding;
  assert.equal(broken.prediction.requirements[0], 'logged-in-positive');
  assert.deepEqual(
    broken.story.map(({ does }) => does),
    ['sign in'],
  );
  assert.deepEqual([setting.layout, setting.settings], ['one wiki', { cookie_lifetime: [1, 12] }]);
  const again = await explored(wiki, { stories: 1, seed, path });
  assert.equal(again.findings[0]?.broken.message, broken.message);
});
