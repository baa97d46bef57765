import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { Network } from '../../harness/agents/network';
import { launch } from '../../harness/launch/launch';
import { removeSharedFolder, sharedFolder } from '../../harness/launch/shared-folder';
import { planOf, SETTINGS } from './fixtures/launching';

test('launches share a folder, which a worker is told of, and which is gone after the run', async () => {
  const own: NodeJS.ProcessEnv = {};
  const folder = sharedFolder(own);
  assert.ok(existsSync(folder));
  assert.equal(sharedFolder(own), folder);
  assert.equal(sharedFolder({ ...own }), folder);
  await removeSharedFolder();
  assert.ok(!existsSync(folder));
});

test('a command is told the same shared folder at each launch', async () => {
  const folders = new Set<string>();
  for (const _ of ['once', 'again']) {
    const plan = planOf('serve', { environment: { WIKI_SETTINGS: '{settings}', SHARED: '{shared}' } });
    const { port, stop } = await launch(new Network(), plan, SETTINGS);
    const shown = (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as { shared: string };
    assert.ok(existsSync(shown.shared));
    folders.add(shown.shared);
    await stop();
  }
  assert.equal(folders.size, 1);
  await removeSharedFolder();
});
