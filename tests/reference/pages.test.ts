import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWiki } from './visitor';

const settings = { cookie_lifetime: [1, 12] as const };

test('the trail has the pages seen, in order, without doubles, five at most, the current one last', async (t) => {
  const { visitor } = await startWiki(t, settings);
  const ana = visitor();
  await ana.open('/');
  for (const page of ['PageOne', 'PageTwo', 'PageThree', 'PageFour', 'PageFive']) await ana.open(`/${page}`);
  assert.deepEqual((await ana.open('/PageTwo')).trail, [
    'PageOne',
    'PageThree',
    'PageFour',
    'PageFive',
    'PageTwo',
  ]);
  assert.deepEqual((await ana.open('/PageSix')).trail, [
    'PageThree',
    'PageFour',
    'PageFive',
    'PageTwo',
    'PageSix',
  ]);
});

test('pages that do not exist, may not be read or were only worked on are not in the trail', async (t) => {
  const { visitor } = await startWiki(t, settings);
  const ana = visitor();
  await ana.open('/');
  await ana.open('/PageOne');
  assert.equal((await ana.open('/NoSuchPage')).status, 404);
  assert.equal((await ana.open('/SecretPage')).status, 403);
  assert.equal((await ana.open('/PageTwo?action=nonsense')).status, 404);
  await ana.open('/PageThree?action=login');
  assert.deepEqual((await ana.open('/PageSix')).trail, ['PageOne', 'PageSix']);
});

test('a superuser acts as another user in everything, and only a superuser can', async (t) => {
  const { visitor, reference } = await startWiki(t);
  const sue = visitor();
  await sue.signIn('Sue');
  assert.equal((await sue.open('/SecretPage')).status, 200);
  const form = await sue.open('/FrontPage?action=userprefs&sub=suid');
  for (const [name, reason] of [
    ['Nobody', /no account Nobody/],
    ['Sue', /Sue already/],
  ] as const) {
    assert.match((await sue.submit(form, '#user_name', { user_name: name })).message, reason);
  }
  reference.changeAccount('Ana', { disabled: true });
  assert.match((await sue.submit(form, '#user_name', { user_name: 'Ana' })).message, /disabled/);
  await sue.submit(form, '#user_name', { user_name: 'Ben' });
  const secret = await sue.open('/SecretPage');
  assert.deepEqual([secret.status, secret.user], [403, 'Ben']);
  assert.equal((await sue.open('/FrontPage?action=userprefs&sub=suid')).status, 403);

  const ben = visitor();
  await ben.signIn('Ben');
  assert.equal((await ben.open('/FrontPage?action=userprefs&sub=suid')).status, 403);
});

test('who is no superuser any more is not the other user either', async (t) => {
  const { visitor, reference } = await startWiki(t);
  const sue = visitor();
  await sue.signIn('Sue');
  await sue.submit(await sue.open('/FrontPage?action=userprefs&sub=suid'), '#user_name', {
    user_name: 'Ben',
  });
  reference.changeAccount('Sue', { superuser: false });
  assert.equal((await sue.open('/')).user, 'Sue');
});

test('a page that is the same for all is rendered once, one with a macro for each visitor', async (t) => {
  let runs = 0;
  const counter = { dependencies: [], execute: () => String(++runs) };
  const timely = { ...counter, dependencies: ['time'] as const };
  const macros = (SessionMacro: typeof counter | typeof timely) => ({
    policies: { macros: { 'session-service': { SessionMacro }, 'auth-list': {} } },
  });
  const cached = (await startWiki(t, {}, macros(counter))).visitor();
  await cached.open('/SessionMacro');
  await cached.open('/SessionMacro');
  assert.equal(runs, 1);
  const fresh = (await startWiki(t, {}, macros(timely))).visitor();
  await fresh.open('/SessionMacro');
  await fresh.open('/SessionMacro');
  assert.equal(runs, 3);
});

test('names and messages are text, never markup', async (t) => {
  const { visitor } = await startWiki(t);
  const answer = await visitor().open(`/${encodeURIComponent('<script>alert("1")</script>')}?action=<b>`);
  assert.equal(answer.status, 404);
  assert.equal(answer.$('script').length, 0);
  assert.equal(answer.$('#message b').length, 0);
});
