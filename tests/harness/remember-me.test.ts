import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseRememberMe } from '../../harness/wiki/preferences';
import { fillSignIn } from '../../harness/wiki/signing-in';
import type { Wiki } from '../../harness/wiki/wiki';
import { newAgent, smallWiki } from './small-wiki';

const ANA = { name: 'Ana', password: 'secret' };
const form = (box: string) =>
  `<form method="post"><input name="name"><input type="password" name="password">${box}<button>Log in</button></form>`;

async function sent(
  box: string,
  remember_me?: boolean,
  said: Pick<Wiki, 'rememberMe'> = { rememberMe: 'sign-in' },
): Promise<string> {
  const { rememberMe: _, ...unsaid } = await smallWiki(() => form(box));
  const wiki = { ...unsaid, ...said };
  const filled = await fillSignIn(await newAgent(), wiki, {
    ...ANA,
    ...(remember_me === undefined ? {} : { remember_me }),
  });
  return filled.entries.map(([name, value]) => `${name}=${value}`).join(' ');
}

for (const [what, box] of [
  ['by its name', '<input type="checkbox" name="rememberme" value="1">'],
  [
    'by its label',
    '<input type="checkbox" name="x" value="1" id="b"><label for="b">Keep me logged in</label>',
  ],
  ['by being the only one', '<input type="checkbox" name="x" value="1">'],
  [
    'beside another',
    '<input type="checkbox" name="terms" value="1"><label><input type="checkbox" name="r" value="1">Remember me</label>',
  ],
] as const) {
  test(`the box to stay signed in is found ${what}`, async () => {
    assert.match(await sent(box, true), /^name=Ana password=secret (x|r|rememberme)=1$/);
    assert.equal(await sent(box, false), 'name=Ana password=secret');
  });
}

for (const label of [
  'Remember me (do not tick this on a public computer)',
  'Stay signed in. Untick on shared devices',
]) {
  test(`a box to stay signed in may say when not to tick it: ${label}`, async () => {
    const box = `<label><input type="checkbox" name="x" value="1">${label}</label>`;
    assert.equal(await sent(box, true), 'name=Ana password=secret x=1');
    assert.equal(await sent(box, false), 'name=Ana password=secret');
  });
}

for (const label of ['This is a public computer', "Don't remember me", 'Nicht angemeldet bleiben']) {
  test(`a box that makes a login end with the browser is ticked by who does not want to stay: ${label}`, async () => {
    const box = `<label><input type="checkbox" name="x" value="1">${label}</label>`;
    assert.equal(await sent(box, true), 'name=Ana password=secret');
    assert.equal(await sent(box, false), 'name=Ana password=secret x=1');
  });
}

test('the only box is none to stay signed in where it says that it is for something else', async () => {
  const box = '<label><input type="checkbox" name="x" value="1">Show password</label>';
  await assert.rejects(sent(box, true), { name: 'NotTestable' });
});

test('a box that is ticked already is not left so for who does not want to stay', async () => {
  assert.equal(await sent('<input type="checkbox" name="r" checked>'), 'name=Ana password=secret');
});

test('a form without such a box keeps nobody who does not want to stay out, and is told to who does', async () => {
  assert.equal(await sent('', false), 'name=Ana password=secret');
  await assert.rejects(sent('', true), {
    name: 'NotTestable',
    message: /^a check box for remember_me in the sign-in form is needed; 200 .* has none$/,
  });
});

test('where nothing is said of it, a box that says so is ticked by who stays, and no other', async () => {
  const box = '<label><input type="checkbox" name="r" value="1" checked>Stay signed in</label>';
  assert.match(await sent(box, true, {}), /r=1$/);
  assert.doesNotMatch(await sent(box, false, {}), /r=1/);
  assert.match(await sent(box, undefined, {}), /r=1$/, 'left as it is where nothing is said of the account');
  assert.match(await sent(box, false, { rememberMe: 'preferences' }), /r=1$/);
  assert.equal(
    await sent('<input type="checkbox" name="x" value="1">', true, {}),
    'name=Ana password=secret',
  );
});

test('what a wiki has not got, or has in its sign-in form, is not looked for in the preferences', async () => {
  const wiki = await smallWiki(() => '');
  const inSignIn = { ...wiki, rememberMe: 'sign-in' as const };
  const without = { ...wiki, without: ['remember_me' as const] };
  for (const each of [inSignIn, without]) {
    await assert.rejects(chooseRememberMe(await newAgent(), each, true), { name: 'NotApplicable' });
  }
});

for (const [what, choice, stay, leave] of [
  [
    'buttons',
    '<label><input type="radio" name="r" value="a" checked>Only this session</label><label><input type="radio" name="r" value="b">Keep me logged in</label>',
    'b',
    'a',
  ],
  [
    'buttons that say yes and no',
    'Remember me: <label><input type="radio" name="r" value="n" checked>No</label><label><input type="radio" name="r" value="y">Yes</label>',
    'y',
    'n',
  ],
  [
    'a list of two of which one says it',
    '<select name="r"><option value="a">sign me out after a while<option value="b">keep me signed in</select>',
    'b',
    'a',
  ],
  [
    'a list of two of which one says the opposite',
    '<select name="r"><option value="a">My own<option value="b">A public computer</select>',
    'a',
    'b',
  ],
  [
    'a list of durations',
    '<select name="r"><option value="3">30 days</option><option value="1">1 hour</option><option value="2">2 Wochen</option></select>',
    '3',
    '1',
  ],
  [
    'a list with an answer for ever',
    '<select name="r"><option value="1" selected>12 hours</option><option value="2">für immer</option><option value="3">1 year</option></select>',
    '2',
    '1',
  ],
] as const) {
  test(`whether to stay signed in is chosen by ${what}`, async () => {
    const language = '<select name="lang"><option>de</option><option>no</option></select>';
    assert.equal(await sent(language + choice, true), `name=Ana password=secret lang=de r=${stay}`);
    assert.equal(await sent(language + choice, false), `name=Ana password=secret lang=de r=${leave}`);
  });
}

test('a list that says nothing of a time is none to stay signed in', async () => {
  const list = '<select name="lang"><option>ja</option><option>no</option></select>';
  await assert.rejects(sent(list, true), { name: 'NotTestable' });
});
