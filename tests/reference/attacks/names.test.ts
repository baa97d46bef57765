import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from '../../../reference/cli/options';
import { settingProblem } from '../../../reference/settings/validate';
import { startWiki } from '../visitor';
import { startRemoteWiki } from './remote-wiki';

const INHERITED = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

test('a macro in a page that JavaScript’s objects inherit is text, and the page is shown', async (t) => {
  const text = INHERITED.map((name) => `&lt;&lt;${name}&gt;&gt; [[${name}]]`).join(' ');
  const Remote = await startRemoteWiki(t, text);
  const { visitor } = await startWiki(t, { interwiki: { Remote } });
  const ana = visitor();
  await ana.signIn('Ana');
  const form = await ana.open('/RemoteSync?action=SyncPages');
  await ana.submit(form, '#iPassword', { name: 'Ana', password: 'right' });
  const page = await visitor().open('/PageOne');
  assert.equal(page.status, 200);
  for (const name of INHERITED) assert.ok(page.text.includes(`<<${name}>> [[${name}]]`), page.text);
});

test('an inherited name is not a setting, and not an option', () => {
  for (const generation of ['session-service', 'auth-list'] as const) {
    for (const name of INHERITED) {
      assert.match(settingProblem(generation, name, 1) ?? '', /is not a setting of the generation/);
    }
  }
  assert.throws(() => readOptions(['--constructor', '1']), /^Error: There is no option --constructor/);
});

test('an inherited name is not an action, a page or a user', async (t) => {
  const { visitor } = await startWiki(t);
  for (const name of INHERITED) {
    assert.equal((await visitor().open(`/FrontPage?action=${name}`)).status, 404);
    assert.equal((await visitor().open(`/${name}`)).status, 404);
    const form = await visitor().open('/FrontPage?action=login');
    assert.equal((await visitor().submit(form, '#password', { name, password: '' })).status, 403);
  }
});
