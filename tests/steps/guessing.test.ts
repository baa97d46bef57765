import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SIGN_IN_FORM, smallWiki } from '../harness/small-wiki';
import { runSuite } from '../run-suite';

test('at a wiki that runs already nobody guesses passwords', async () => {
  const password = 'right';
  const wiki = await smallWiki(({ method, form, cookie }) => {
    if (cookie.includes('session=')) return '<p id="userhome">Ana</p>';
    if (method !== 'POST') return SIGN_IN_FORM;
    return form.get('password') === password
      ? { setCookies: ['session=1; Path=/; HttpOnly'], location: '/' }
      : { status: 403, body: SIGN_IN_FORM };
  });
  const { printed } = await runSuite(wiki, password, '--tags', '@guessing-limited');
  const passwords = wiki.asked.flatMap(({ form }) => form.get('password') ?? []);
  assert.ok(passwords.includes(password), 'the wiki was signed in to before the first scenario');
  assert.deepEqual(
    passwords.filter((one) => one.startsWith('guess')),
    [],
  );
  assert.match(printed, /a wiki of its own is needed: 100 wrong passwords may keep whoever runs this/);
});
