import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuthListSettings } from '../../reference';
import { HOUR, MINUTE, startAuthList } from './visitor';

const anonymous: Partial<AuthListSettings> = {
  auth: ['moin_login', 'moin_session', 'moin_anon_session'],
  anonymous_cookie_lifetime: 0.5,
};

test('moin_session manages the sessions of users, without any setting', async (t) => {
  const { visitor, clock, reference } = await startAuthList(t);
  const ana = visitor();
  assert.deepEqual((await ana.open('/SessionMacro')).setCookies, []);
  assert.match((await ana.signIn('Ana')).setCookies[0] ?? '', /^MOIN_SESSION=[\w-]+; Max-Age=43200;/);
  const [, number] = /set to value (\d+)/.exec((await ana.open('/SessionMacro')).text) ?? [];
  assert.match((await ana.open('/SessionMacro')).text, new RegExp(`\\s${number}\\s`));
  assert.equal(await reference.storedSessions(), 1);
  clock.now += 12 * HOUR + MINUTE;
  assert.equal((await ana.open('/')).user, '');
});

test('anonymous visitors have sessions with moin_anon_session after moin_session and a lifetime', async (t) => {
  const { visitor } = await startAuthList(t, anonymous);
  const someone = visitor();
  const form = await someone.open('/SessionDict');
  someone.cookies.clear();
  const first = await someone.submit(form, '#several', { session: '[["set","k",1]]' });
  assert.match(first.setCookies[0] ?? '', /^MOIN_SESSION=[\w-]+; Max-Age=1800;/);
  assert.deepEqual((await someone.dict(['get', 'k'], ['set', 'k', 2])).results, [null, true]);
  assert.deepEqual((await someone.dict(['get', 'k'])).results, [2]);
});

test('the expiry of their cookie is not verified, and the state is kept an hour longer', async (t) => {
  const { visitor, clock, reference } = await startAuthList(t, anonymous);
  const someone = visitor();
  await someone.open('/');
  await someone.dict(['set', 'k', 1]);
  clock.now += 0.5 * HOUR + 59 * MINUTE;
  assert.equal(await reference.sweep(), 0);
  assert.deepEqual((await someone.dict(['get', 'k'])).results, [1]);
  clock.now += 1.5 * HOUR + MINUTE;
  assert.equal(await reference.sweep(), 1);
  assert.deepEqual((await someone.dict(['get', 'k'])).results, [null]);
});

const without: [string, Partial<AuthListSettings>, cookies: number][] = [
  ['without moin_anon_session', { anonymous_cookie_lifetime: 1 }, 0],
  ['without a lifetime', { auth: anonymous.auth ?? [] }, 0],
  ['with a lifetime of 0', { ...anonymous, anonymous_cookie_lifetime: 0 }, 0],
  ['with moin_anon_session alone', { ...anonymous, auth: ['moin_anon_session'] }, 1],
  [
    'with moin_anon_session first',
    { ...anonymous, auth: ['moin_anon_session', 'moin_login', 'moin_session'] },
    1,
  ],
  ['with an empty list', { ...anonymous, auth: [] }, 0],
];
for (const [circumstance, settings, cookies] of without) {
  test(`anonymous visitors have no sessions ${circumstance}`, async (t) => {
    const { visitor, reference } = await startAuthList(t, settings);
    const someone = visitor();
    for (let visit = 0; visit < 3; visit += 1) {
      const answer = await someone.useDict(['get', 'k'], ['set', 'k', 1]);
      assert.deepEqual(answer.dict.results, [null, true]);
      assert.equal(answer.setCookies.length, cookies);
    }
    assert.equal(await reference.storedSessions(), 0);
  });
}

test('an anonymous session of before is none where anonymous visitors have none', async (t) => {
  const { visitor } = await startAuthList(t, {
    ...anonymous,
    auth: ['moin_anon_session', 'moin_login', 'moin_session'],
  });
  const ana = visitor();
  await ana.open('/');
  await ana.signIn('Ana');
  await ana.dict(['set', 'k', 1]);
  assert.deepEqual((await ana.dict(['get', 'k'])).results, [1]);
});

test('moin_session before moin_login: signing in does not last', async (t) => {
  const { visitor } = await startAuthList(t, { auth: ['moin_session', 'moin_login'] });
  const ana = visitor();
  assert.equal((await ana.signIn('Ana')).user, 'Ana');
  assert.equal((await ana.open('/')).user, '');
});
