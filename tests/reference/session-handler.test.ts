import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session, Value } from '../../reference';
import { HOUR, MINUTE, startAuthList } from './visitor';

test('another handler in the place of moin_session keeps values and users', async (t) => {
  for (const handler of ['cookie_session', 'token_session'] as const) {
    const { visitor, clock } = await startAuthList(t, { auth: ['moin_login', handler] });
    const ana = visitor();
    async function open(path: string) {
      const answer = await ana.open(path);
      const token = answer.headers['x-session-token'];
      if (typeof token === 'string') ana.headers = { 'x-session-token': token };
      return answer;
    }
    await open('/');
    await ana.dict(['set', 'k', 1]);
    assert.deepEqual((await ana.dict(['get', 'k'])).results, [1]);
    const signedIn = await ana.signIn('Ana');
    const token = signedIn.headers['x-session-token'];
    if (typeof token === 'string') ana.headers = { 'x-session-token': token };
    assert.equal((await open('/PageOne')).user, 'Ana');
    assert.equal([...ana.cookies.keys()][0], handler === 'cookie_session' ? 'COOKIE_SESSION' : undefined);
    // replace-expiry
    clock.now += 12 * HOUR + MINUTE;
    assert.equal((await open('/PageOne')).user, '');
  }
});

test('a handler from code may assign any dict-like object', async (t) => {
  const session: Session = Object.assign(new Map<string, Value>(), { isNew: false });
  const own = {
    name: 'own',
    request(context: { session: Session }) {
      context.session = session;
    },
  };
  const { visitor } = await startAuthList(t, { auth: ['moin_login', own] });
  await visitor().dict(['set', 'k', 1]);
  assert.deepEqual((await visitor().dict(['get', 'k'])).results, [1]);
  assert.deepEqual((await visitor().open('/PageOne')).trail, ['SessionDict', 'PageOne']);
});

test('a session that is not dict-like is refused in words', async (t) => {
  const { visitor } = await startAuthList(t, { auth: ['moin_login', 'broken_session'] });
  const answer = await visitor().open('/');
  assert.equal(answer.status, 500);
  assert.match(answer.html, /broken_session of the auth list assigned a session that is not dict-like/);
});
