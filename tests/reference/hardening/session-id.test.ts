import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BOTH } from './both';

for (const { generation, start } of BOTH) {
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
    const replayed = await before.useDict(['get', 'k']);
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
}
