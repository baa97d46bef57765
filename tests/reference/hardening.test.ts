import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, MINUTE, startWiki, type Visitor } from './visitor';

const lifetimes = { cookie_lifetime: [1, 12] as const };

for (const generation of ['session-service', 'auth-list'] as const) {
  const settings =
    generation === 'session-service'
      ? lifetimes
      : { auth: ['moin_login', 'moin_session', 'moin_anon_session'] as const, anonymous_cookie_lifetime: 1 };
  const start = (t: Parameters<typeof startWiki>[0], more = {}) =>
    startWiki(t, { ...settings, ...more }, { generation });

  test(`${generation}: an id that was never given out is not adopted`, async (t) => {
    const { visitor } = await start(t);
    const ana = visitor();
    await ana.open('/');
    const [name] = ana.cookies.keys();
    for (const invented of [
      'a'.repeat(40),
      'A'.repeat(32),
      `${ana.sid.slice(0, -1)}${ana.sid.endsWith('A') ? 'B' : 'A'}`,
    ]) {
      const eve = visitor();
      eve.cookies.set(name as string, invented);
      const answer = await eve.open('/');
      assert.notEqual(eve.sid, invented);
      assert.equal(answer.setCookies.length, 1);
    }
  });

  test(`${generation}: signing in gives a new id, and the old one is nobody’s`, async (t) => {
    const { visitor } = await start(t);
    const ana = visitor();
    await ana.open('/');
    await ana.dict(['set', 'k', 'v']);
    const before = ana.copy();
    await ana.signIn('Ana');
    assert.notEqual(ana.sid, before.sid);
    const replayed = await before.open('/SessionDict?session=[["get","k"]]');
    assert.equal(replayed.user, '');
    assert.deepEqual(replayed.dict, { is_new: true, results: [null] });
  });

  test(`${generation}: changing user and coming back give new ids`, async (t) => {
    const { visitor } = await start(t);
    const sue = visitor();
    await sue.signIn('Sue');
    const ids = [sue.sid];
    const form = await sue.open('/FrontPage?action=userprefs&sub=suid');
    assert.equal((await sue.submit(form, '#user_name', { user_name: 'Ben', select_user: 'x' })).user, 'Ben');
    ids.push(sue.sid);
    await sue.dict(['set', 'k', 'v']);
    assert.equal((await sue.signOut()).user, 'Sue');
    ids.push(sue.sid);
    assert.deepEqual((await sue.dict(['get', 'k'])).results, ['v']);
    assert.equal((await sue.signOut()).user, '');
    assert.equal(new Set(ids).size, 3);
  });

  test(`${generation}: logging out ends the session on the server`, async (t) => {
    const { visitor, reference } = await start(t);
    const ana = visitor();
    await ana.signIn('Ana');
    const thief = ana.copy();
    const answer = await ana.signOut();
    assert.equal(answer.setCookies.length, 1);
    assert.equal(await reference.storedSessions(), 0);
    assert.equal((await thief.open('/')).user, '');
  });

  test(`${generation}: a disabled account’s sessions stop, and it can’t sign in`, async (t) => {
    const { visitor, reference } = await start(t);
    const ana = visitor();
    await ana.signIn('Ana');
    reference.changeAccount('Ana', { disabled: true });
    assert.equal((await ana.open('/')).user, '');
    assert.match((await visitor().signIn('Ana')).message, /no account/);
    reference.changeAccount('Ana', { disabled: false });
    assert.equal((await ana.open('/')).user, '');
  });

  test(`${generation}: absolute_lifetime ends a session that is renewed all the time`, async (t) => {
    const { visitor, clock } = await start(t, { absolute_lifetime: 2 });
    const ana = visitor();
    await ana.signIn('Ana');
    clock.now += 1.5 * HOUR;
    assert.match((await ana.open('/')).setCookies[0] ?? '', /Max-Age=1800;/);
    clock.now += HOUR;
    assert.equal((await ana.open('/')).user, '');
  });

  test(`${generation}: an id whose session absolute_lifetime has ended begins no other`, async (t) => {
    const { visitor, clock, reference } = await start(t, {
      absolute_lifetime: 0.5,
      ...(generation === 'session-service' && { cookie_lifetime: [12, 12] }),
    });
    const someone = visitor();
    const { setCookies } = await someone.open('/');
    assert.match(setCookies[0] ?? '', /Max-Age=1800;/);
    const early = someone.copy();
    await someone.open('/');
    clock.now += 0.5 * HOUR + MINUTE;
    assert.equal(await reference.sweep(), 1);
    assert.equal((await early.open('/SessionDict')).dict.is_new, true);
    assert.equal(await reference.storedSessions(), 0);
  });

  test(`${generation}: the cookie is HttpOnly and SameSite, its page is not cacheable`, async (t) => {
    const { visitor } = await start(t);
    const answer = await visitor().open('/Nowhere');
    assert.equal(answer.status, 404);
    assert.match(answer.setCookies[0] ?? '', /HttpOnly; SameSite=Lax$/);
    assert.equal(answer.headers['cache-control'], 'no-store');
  });

  test(`${generation}: neither GET nor HEAD signs in or out`, async (t) => {
    const { visitor } = await start(t);
    const ana = visitor();
    const query = '/FrontPage?action=login&login=Login&name=Ana&password=ana+word';
    const ticket = (await ana.open('/FrontPage?action=login')).$('input[name=ticket]').val();
    assert.equal((await ana.open(`${query}&ticket=${ticket}`)).user, '');
    await ana.send(query, { method: 'HEAD' });
    assert.equal((await ana.open('/')).user, '');
    await ana.signIn('Ana');
    const logout = (await ana.open('/')).$('input[name=ticket]').val();
    await ana.open(`/FrontPage?action=logout&logout=logout&ticket=${logout}`);
    assert.equal((await ana.open('/')).user, 'Ana');
  });

  test(`${generation}: forms need this site and this session’s ticket`, async (t) => {
    const { visitor } = await start(t);
    const [sue, ana] = [visitor(), visitor()];
    await sue.signIn('Sue');
    await ana.signIn('Ana');
    const form = await sue.open('/FrontPage?action=userprefs&sub=suid');
    const foreign = (await ana.open('/')).$('input[name=ticket]').val() as string;
    const own = form.$('form:has(#user_name) input[name=ticket]').val() as string;
    const fields = { action: 'userprefs', handler: 'suid', user_name: 'Ben' };
    const post = (ticket: string, headers = {}) => sue.post('/FrontPage', { ...fields, ticket }, headers);
    for (const ticket of ['', foreign, `${own}x`, 'ü']) assert.equal((await post(ticket)).status, 403);
    assert.equal((await post(own, { origin: 'https://evil.test' })).status, 403);
    assert.equal((await post(own, { 'sec-fetch-site': 'cross-site' })).status, 403);
    assert.equal((await sue.open('/')).user, 'Sue');
    const denied = await ana.post('/FrontPage', { ...fields, ticket: foreign });
    assert.equal(denied.status, 403);
    assert.equal((await ana.open('/')).user, 'Ana');
  });

  test(`${generation}: any cookie value gives a fresh session, never an error`, async (t) => {
    const { visitor } = await start(t);
    const ana = visitor();
    await ana.open('/');
    const [name] = ana.cookies.keys();
    for (const value of [
      '',
      'x',
      '../../../etc/passwd',
      '%00',
      '%zz',
      'ä',
      '"quoted"',
      'a'.repeat(200_000),
      ';;;=;'.repeat(30_000),
    ]) {
      const eve = visitor();
      eve.headers = { cookie: `${name}=${Buffer.from(value).toString('latin1')}` };
      const answer = await eve.open('/SessionDict');
      assert.equal(answer.status, 200);
      assert.equal(answer.dict.is_new, true);
    }
  });

  test(`${generation}: two live sessions in one request are nobody’s, a dead one beside a live one does no harm`, async (t) => {
    const { visitor } = await start(t);
    const [ana, ben] = [visitor(), visitor()];
    await ana.signIn('Ana');
    await ben.signIn('Ben');
    const [name] = ana.cookies.keys();
    const asked = async (...sids: string[]) => {
      const eve = visitor();
      eve.headers = { cookie: sids.map((sid) => `${name}=${sid}`).join('; ') };
      return (await eve.open('/')).user;
    };
    assert.equal(await asked(ana.sid, ben.sid), '');
    assert.equal(await asked(ben.sid, ana.sid), '');
    assert.equal(await asked('A'.repeat(32), ana.sid), 'Ana');
    assert.equal(await asked(ana.sid, 'A'.repeat(32)), 'Ana');
    assert.equal(await asked(ana.sid, ana.sid), 'Ana');
  });

  test(`${generation}: what a user stored whose account is disabled now is not the next one’s`, async (t) => {
    const { visitor, reference } = await start(t);
    const browser = visitor();
    await browser.signIn('Sue');
    await browser.dict(['set', 'k', 'Sue’s']);
    const suid = await browser.open('/FrontPage?action=userprefs&sub=suid');
    await browser.submit(suid, '#user_name', { user_name: 'Ben' });
    const form = await visitor().open('/FrontPage?action=login');
    reference.changeAccount('Sue', { disabled: true });
    const tom = await browser.submit(form, '#password', { name: 'Tom', password: 'tom word' });
    assert.equal(tom.user, 'Tom');
    const next = await browser.open('/PageOne');
    assert.deepEqual([next.user, next.trail], ['Tom', ['PageOne']]);
    assert.deepEqual((await browser.dict(['get', 'k'], ['keys'])).results, [null, []]);
    assert.equal(await reference.storedSessions(), 1);
  });

  test(`${generation}: a session holds 1 MiB, and more is refused in words, without a cookie`, async (t) => {
    const { visitor } = await start(t);
    const ana = visitor();
    await ana.signIn('Ana');
    const store = (key: string) =>
      ana.post('/SessionDict', { session: JSON.stringify([['set', key, 'x'.repeat(600_000)]]) });
    assert.equal((await store('one')).status, 200);
    const refused = await store('two');
    assert.equal(refused.status, 413);
    assert.deepEqual(refused.setCookies, []);
    assert.match(refused.html, /A session holds 1024 KiB at most, and this would make 1172\./);
    // What is there stays, pages are shown, and who makes room can store again.
    assert.deepEqual((await ana.dict(['keys'])).results, [['one']]);
    assert.deepEqual((await ana.open('/PageOne')).trail, ['SessionDict', 'PageOne']);
    await ana.dict(['delete', 'one']);
    assert.equal((await store('two')).status, 200);
  });

  test(`${generation}: requests at once lose no write`, async (t) => {
    const { visitor } = await start(t);
    const ana = visitor();
    await ana.open('/');
    const tabs: Visitor[] = Array.from({ length: 20 }, () => ana.copy());
    await Promise.all(tabs.map((tab, index) => tab.dict(['set', `k${index}`, index])));
    assert.equal(((await ana.dict(['keys'])).results[0] as string[]).length, 20);
  });

  test(`${generation}: nobody’s values or trail show to another, under load too`, async (t) => {
    const { visitor } = await start(t);
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const someone = visitor();
        await someone.open('/');
        await someone.dict(['set', 'who', index]);
        await someone.open(index % 2 ? '/PageOne' : '/PageTwo');
        const page = await someone.open('/SessionDict?session=[["get","who"]]');
        assert.deepEqual(page.dict.results, [index]);
        assert.deepEqual(
          page.trail,
          ['SessionDict', index % 2 ? 'PageOne' : 'PageTwo', 'SessionDict'].slice(1),
        );
      }),
    );
  });
}

test('a live session survives a clock that jumps back a day and forward again', async (t) => {
  const { visitor, clock } = await startWiki(t, lifetimes);
  const ana = visitor();
  await ana.signIn('Ana');
  clock.now -= 24 * HOUR;
  assert.equal((await ana.open('/')).user, 'Ana');
  clock.now += 24 * HOUR;
  assert.equal((await ana.open('/')).user, 'Ana');
});
