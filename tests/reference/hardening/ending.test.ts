import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, MINUTE, startWiki } from '../visitor';
import { BOTH } from './both';

for (const { generation, start } of BOTH) {
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
    assert.deepEqual([next.user, next.trail], ['Tom', ['FrontPage', 'PageOne']]);
    assert.deepEqual((await browser.dict(['get', 'k'], ['keys'])).results, [null, []]);
    assert.equal(await reference.storedSessions(), 1);
  });
}

test('a live session survives a clock that jumps back a day and forward again', async (t) => {
  const { visitor, clock } = await startWiki(t, { cookie_lifetime: [1, 12] });
  const ana = visitor();
  await ana.signIn('Ana');
  clock.now -= 24 * HOUR;
  assert.equal((await ana.open('/')).user, 'Ana');
  clock.now += 24 * HOUR;
  assert.equal((await ana.open('/')).user, 'Ana');
});
