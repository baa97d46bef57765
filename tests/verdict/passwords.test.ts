import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { smallWiki } from '../harness/small-wiki';
import { runSuite } from '../run-suite';

const PASSWORD = 'Zauberwort-4711';
const FORM = '<form method="post" action="/in"><input name="who"><input type="password" name="word"></form>';

test('a password that a wiki gives back in addresses and pages is in nothing that a run leaves', async () => {
  const wiki = await smallWiki(({ method, url, form, cookie }) => {
    if (method === 'POST') {
      return {
        setCookies: ['session=1'],
        location: `/FrontPage?hello=${form.get('who')},${form.get('word')}`,
      };
    }
    if (url.pathname === '/in') return FORM;
    return cookie ? `<a id="userhome">Ana</a>, your password is ${PASSWORD}` : 'Who are you?';
  });
  const { code, printed, reports } = await runSuite(
    wiki,
    PASSWORD,
    '--profile',
    'ci',
    '--tags',
    '@logged-in-positive or @welcome-prompt',
  );

  // The cookie that it gives out lasts for no time that the rule allows.
  assert.equal(code, 1, printed);
  assert.ok(wiki.asked.filter(({ form }) => form.get('word') === PASSWORD).length > 1, 'nobody signed in');
  assert.ok(!printed.includes(PASSWORD), printed);
  const entries = readdirSync(reports, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  for (const file of files) assert.ok(!readFileSync(file, 'utf8').includes(PASSWORD), file);
  assert.match(readFileSync(join(reports, 'index.html'), 'utf8'), /hello=Ana/);
});
