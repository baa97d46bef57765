import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { smallWiki } from '../harness/small-wiki';
import { newFolder } from '../new-folder';

const ROOT = join(__dirname, '../..');
const RUNNER = join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js');
const PASSWORD = 'Zauberwort-4711';
const FORM = '<form method="post" action="/in"><input name="who"><input type="password" name="word"></form>';

/** The program's exit code, and all that it printed. */
function run(args: string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
  return new Promise<{ code: unknown; printed: string }>((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, printed: stdout + stderr }),
    );
  });
}

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
  const folder = newFolder();
  for (const name of ['features', 'steps', 'cucumber.js']) symlinkSync(join(ROOT, name), join(folder, name));
  const target = [
    'name: Talkative',
    `url: ${wiki.base}`,
    'settings: { cookie_lifetime: [0, 12] }',
    'accounts: [{ name: Ana, passwordFrom: TEST_PASSWORD, remember_me: false }]',
    'places: { signIn: in }',
  ];
  writeFileSync(join(folder, 'wiki.yaml'), target.join('\n'));
  const { AGENT: _, LEVEL: __, GITHUB_STEP_SUMMARY: ___, ...environment } = process.env;
  const { code, printed } = await run([RUNNER, '--profile', 'ci', '--tags', '@logged-in-positive'], {
    cwd: folder,
    env: { ...environment, WIKI: 'wiki.yaml', TEST_PASSWORD: PASSWORD },
  });

  // The cookie that it gives out lasts for no time that the rule allows.
  assert.equal(code, 1, printed);
  assert.ok(wiki.asked.filter(({ form }) => form.get('word') === PASSWORD).length > 1, 'nobody signed in');
  assert.doesNotMatch(printed, new RegExp(PASSWORD));
  const reports = readdirSync(join(folder, 'reports'), { recursive: true, withFileTypes: true });
  const files = reports
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  for (const file of files) assert.ok(!readFileSync(file, 'utf8').includes(PASSWORD), file);
  assert.match(readFileSync(join(folder, 'reports/index.html'), 'utf8'), /hello=Ana/);
});
