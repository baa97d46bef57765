import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Visitor } from '../visitor';
import { BOTH } from './both';

for (const { generation, start } of BOTH) {
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
      'a'.repeat(12_000),
      ';;;=;'.repeat(2_400),
    ]) {
      const eve = visitor();
      eve.headers = { cookie: `${name}=${Buffer.from(value).toString('latin1')}` };
      const answer = await eve.open('/SessionDict');
      assert.equal(answer.status, 200);
      assert.equal(answer.dict.is_new, true);
    }
  });

  test(`${generation}: a session holds 1 MiB, and more is refused in words, without a cookie`, async (t) => {
    const { visitor } = await start(t);
    const ana = visitor();
    await ana.signIn('Ana');
    const store = (key: string) => ana.useDict(['set', key, 'x'.repeat(600_000)]);
    assert.equal((await store('one')).status, 200);
    const refused = await store('two');
    assert.equal(refused.status, 413);
    assert.deepEqual(refused.setCookies, []);
    assert.match(refused.html, /A session holds 1024 KiB at most, and this would make 1172\./);
    // What is there stays, pages are shown, and who makes room can store again.
    assert.deepEqual((await ana.dict(['keys'])).results, [['one']]);
    assert.deepEqual((await ana.open('/PageOne')).trail, ['FrontPage', 'SessionDict', 'PageOne']);
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
        const page = await someone.useDict(['get', 'who']);
        assert.deepEqual(page.dict.results, [index]);
        assert.deepEqual(
          page.trail,
          ['SessionDict', index % 2 ? 'PageOne' : 'PageTwo', 'SessionDict'].slice(1),
        );
      }),
    );
  });
}
