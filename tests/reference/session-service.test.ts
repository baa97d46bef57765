import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, MINUTE, startWiki } from './visitor';

test('the first request issues a provisional id and stores nothing, the second has the session', async (t) => {
  const { visitor, reference } = await startWiki(t, { cookie_lifetime: [1, 12] });
  const ana = visitor();
  const first = await ana.open('/SessionMacro');
  assert.match(first.text, /Not storing any state until you send a cookie\./);
  assert.match(first.setCookies[0] ?? '', /^MOIN_SESSION_\d+_ROOT=[\w-]+; Max-Age=3600; Path=\/; Expires=/);
  assert.equal(await reference.storedSessions(), 0);
  const [, number] = /Set to value (\d+)/.exec((await ana.open('/SessionMacro')).text) ?? [];
  assert.match((await ana.open('/SessionMacro')).text, new RegExp(`Loaded value ${number}\\b`));
  assert.equal(await reference.storedSessions(), 1);
});

test('without anonymous sessions there is no cookie, nothing is kept, and one that comes is deleted', async (t) => {
  const { visitor, reference } = await startWiki(t);
  const ana = visitor();
  assert.deepEqual((await ana.open('/SessionMacro')).setCookies, []);
  ana.cookies.set(`MOIN_SESSION_${reference.port}_ROOT`, 'x'.repeat(32));
  assert.match(
    (await ana.open('/SessionMacro')).setCookies[0] ?? '',
    /=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970/,
  );
  assert.equal(await reference.storedSessions(), 0);
});

test('an anonymous session lives its lifetime after each visit, and the server ends it', async (t) => {
  const { visitor, clock } = await startWiki(t, { cookie_lifetime: [1, 12] });
  const ana = visitor();
  await ana.open('/');
  await ana.dict(['set', 'k', 'v']);
  clock.now += HOUR - 1000;
  assert.deepEqual((await ana.dict(['get', 'k'])).results, ['v']);
  clock.now += HOUR - 1000;
  assert.deepEqual((await ana.dict(['get', 'k'])).results, ['v']);
  clock.now += HOUR + MINUTE;
  assert.equal(await ana.isNew(), true);
  assert.deepEqual((await ana.dict(['get', 'k'])).results, [null]);
});

test('a provisional id that did not come back in time begins no session', async (t) => {
  const { visitor, clock } = await startWiki(t, { cookie_lifetime: [1, 12] });
  const ana = visitor();
  await ana.open('/');
  clock.now += HOUR + 1000;
  assert.equal(await ana.isNew(), true);
  assert.equal(await ana.isNew(), false);
});

test('a sweep takes the expired sessions and their ids never come back', async (t) => {
  const { visitor, clock, reference } = await startWiki(t, { cookie_lifetime: [1, 12] });
  const ana = visitor();
  await ana.open('/');
  await ana.dict(['set', 'k', 'v']);
  const late = ana.copy();
  clock.now += HOUR + MINUTE;
  assert.equal(await reference.sweep(), 1);
  assert.equal(await reference.storedSessions(), 0);
  assert.equal(await late.isNew(), true);
});

test('signing in lasts as cookie_lifetime and remember_me say', async (t) => {
  const { visitor, clock } = await startWiki(t, { cookie_lifetime: [0, 0.5] });
  const ana = visitor();
  assert.match((await ana.signIn('Ana')).setCookies[0] ?? '', /Max-Age=1800;/);
  const form = await ana.open('/FrontPage?action=userprefs&sub=prefs');
  assert.equal(form.$('#remember_me').attr('checked'), undefined);
  const saved = await ana.submit(form, '#remember_me', { remember_me: '1', email: 'ana@example.test' });
  assert.match(saved.setCookies[0] ?? '', /Max-Age=315360000;/);
  assert.equal(saved.$('#email').val(), 'ana@example.test');
  clock.now += 9 * 365 * 24 * HOUR;
  assert.equal((await ana.open('/PageOne')).user, 'Ana');
});

test('with logged-in 0 the answer to signing in shows the user, and that is all', async (t) => {
  const { visitor, reference } = await startWiki(t, { cookie_lifetime: [0, 0] });
  const ana = visitor();
  const answer = await ana.signIn('Ana');
  assert.equal(answer.user, 'Ana');
  assert.deepEqual(answer.setCookies, []);
  assert.equal(await reference.storedSessions(), 0);
  assert.equal((await ana.open('/PageOne')).user, '');
});

test('what an anonymous visitor stored is there after signing in, and gone after signing out', async (t) => {
  const { visitor } = await startWiki(t, { cookie_lifetime: [1, 12] });
  const ana = visitor();
  await ana.open('/');
  await ana.dict(['set', 'k', 'v']);
  await ana.signIn('Ana');
  assert.deepEqual((await ana.dict(['get', 'k'])).results, ['v']);
  await ana.signOut();
  assert.deepEqual((await ana.dict(['get', 'k'])).results, [null]);
});

test('who signs in over another’s session does not get what the other stored', async (t) => {
  const { visitor } = await startWiki(t);
  const both = visitor();
  await both.signIn('Ana');
  await both.dict(['set', 'k', 'Ana’s']);
  const page = await both.signIn('Ben');
  assert.equal(page.user, 'Ben');
  assert.deepEqual((await both.dict(['get', 'k'], ['keys'])).results, [null, []]);
});

test('a service that the setting names, or that is put in its place, provides the sessions', async (t) => {
  const { visitor } = await startWiki(t, { cookie_lifetime: [1, 12], session_service: 'hashed' });
  const ana = visitor();
  assert.match((await ana.open('/')).setCookies[0] ?? '', /^MOIN_HASHED_SESSION_/);
  await ana.dict(['set', 'k', 'v']);
  assert.deepEqual((await ana.dict(['get', 'k'])).results, ['v']);

  const values = new Map([['k', 'from elsewhere']]);
  const session = Object.assign(values, { isNew: false });
  const open = { session, plan: () => undefined, end() {}, commit: async () => [] };
  const other = await startWiki(t, { session_service: { open: async () => open } });
  assert.deepEqual((await other.visitor().dict(['get', 'k'])).results, ['from elsewhere']);
});

test('the dict page says what is wrong with its operations', async (t) => {
  const { visitor } = await startWiki(t);
  const ana = visitor();
  assert.match((await ana.dict(['set', 'wiki.user', 'Sue'])).error ?? '', /wiki\./);
  assert.match((await ana.dict(['pop', 'k'])).error ?? '', /is not set, get, has, delete or keys/);
  assert.match(
    (await ana.submit(await ana.open('/SessionDict'), '#several', { session: '{' })).dict.error ?? '',
    /JSON/,
  );
});
