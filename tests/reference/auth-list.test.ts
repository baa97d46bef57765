import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuthListSettings, Session, Value, Visit } from '../../reference';
import { Accounts } from '../../reference/accounts';
import { headerAuth } from '../../reference/auth/identifying';
import { HOUR, MINUTE, startWiki } from './visitor';

type Start = Parameters<typeof startWiki>[0];
const start = (t: Start, settings: Partial<AuthListSettings> = {}) =>
  startWiki(t, settings, { generation: 'auth-list' });
const anonymous: Partial<AuthListSettings> = {
  auth: ['moin_login', 'moin_session', 'moin_anon_session'],
  anonymous_cookie_lifetime: 0.5,
};

test('moin_session manages the sessions of users, without any setting', async (t) => {
  const { visitor, clock, reference } = await start(t);
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
  const { visitor } = await start(t, anonymous);
  const someone = visitor();
  const first = await someone.open('/SessionDict?session=[["set","k",1]]');
  assert.match(first.setCookies[0] ?? '', /^MOIN_SESSION=[\w-]+; Max-Age=1800;/);
  assert.deepEqual((await someone.dict(['get', 'k'], ['set', 'k', 2])).results, [null, true]);
  assert.deepEqual((await someone.dict(['get', 'k'])).results, [2]);
});

test('the expiry of their cookie is not verified, and the state is kept an hour longer', async (t) => {
  const { visitor, clock, reference } = await start(t, anonymous);
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
    const { visitor, reference } = await start(t, settings);
    const someone = visitor();
    for (let visit = 0; visit < 3; visit += 1) {
      const answer = await someone.open('/SessionDict?session=[["get","k"],["set","k",1]]');
      assert.deepEqual(answer.dict.results, [null, true]);
      assert.equal(answer.setCookies.length, cookies);
    }
    assert.equal(await reference.storedSessions(), 0);
  });
}

test('an anonymous session of before is none where anonymous visitors have none', async (t) => {
  const { visitor } = await start(t, {
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
  const { visitor } = await start(t, { auth: ['moin_session', 'moin_login'] });
  const ana = visitor();
  assert.equal((await ana.signIn('Ana')).user, 'Ana');
  assert.equal((await ana.open('/')).user, '');
});

test('moin_session works with HTTP authentication', async (t) => {
  const { visitor } = await start(t, { auth: ['http_basic', 'moin_session'] });
  const ana = visitor();
  const asked = await ana.open('/FrontPage?action=login');
  assert.equal(asked.status, 401);
  assert.match(String(asked.headers['www-authenticate']), /^Basic realm=/);
  ana.headers = { authorization: `Basic ${Buffer.from('Ana:ana word').toString('base64')}` };
  assert.equal((await ana.open('/')).user, 'Ana');
  await ana.dict(['set', 'k', 1]);
  assert.deepEqual((await ana.dict(['get', 'k'])).results, [1]);
  for (const wrong of ['Basic', 'Basic !', `Basic ${Buffer.from('Ana:x').toString('base64')}`, 'Bearer x']) {
    const eve = visitor();
    eve.headers = { authorization: wrong };
    assert.equal((await eve.open('/')).user, '');
  }
});

test('a client without cookies leaves no more than twelve hours’ sessions, one with cookies has its own forever', async (t) => {
  const { visitor, clock, reference } = await startWiki(
    t,
    { auth: ['http_basic', 'moin_session'] },
    { generation: 'auth-list', accounts: [{ name: 'Ana', password: 'ana word', remember_me: true }] },
  );
  const authorization = `Basic ${Buffer.from('Ana:ana word').toString('base64')}`;
  const browser = visitor();
  browser.headers = { authorization };
  const [cookie = ''] = (await browser.open('/')).setCookies;
  assert.match(cookie, /Max-Age=315360000;/);
  await browser.dict(['set', 'k', 1]);
  for (let request = 0; request < 3; request += 1) {
    const curl = visitor();
    curl.headers = { authorization };
    await curl.open('/');
  }
  assert.equal(await reference.storedSessions(), 4);
  clock.now += 12 * HOUR + MINUTE;
  assert.equal(await reference.sweep(), 3);
  clock.now += 1000 * HOUR;
  await reference.sweep();
  browser.headers = {};
  assert.equal((await browser.open('/')).user, 'Ana');
  assert.deepEqual((await browser.dict(['get', 'k'])).results, [1]);
});

test('a session of one user is not another’s, when each request says who it is', async (t) => {
  const { visitor } = await start(t, {
    auth: ['header_auth', 'moin_session'],
    trusted_proxies: ['127.0.0.1'],
  });
  const both = visitor();
  both.headers = { 'x-remote-user': 'Ana' };
  assert.equal((await both.open('/')).user, 'Ana');
  await both.dict(['set', 'k', 'Ana’s']);
  both.headers = { 'x-remote-user': 'Ben' };
  assert.deepEqual((await both.dict(['get', 'k'])).results, [null]);
});

test('the header of a front server counts only where the wiki trusts it', async (t) => {
  const { visitor } = await start(t, {
    auth: ['header_auth', 'moin_session'],
    trusted_proxies: ['192.0.2.1'],
  });
  const eve = visitor();
  eve.headers = { 'x-remote-user': 'Sue' };
  assert.equal((await eve.open('/')).user, '');
});

test('where the front server alone signs people in, there is no form and the page says so', async (t) => {
  const { visitor } = await start(t, {
    auth: ['header_auth', 'moin_session'],
    trusted_proxies: ['127.0.0.1'],
  });
  const ana = visitor();
  const page = await ana.open('/FrontPage?action=login');
  assert.equal(page.$('#password').length, 0);
  assert.match(page.text, /The server in front of this wiki signs people in, so there is no form/);
  ana.headers = { 'x-remote-user': 'Ana' };
  assert.equal((await ana.open('/FrontPage?action=login')).user, 'Ana');
  const both = await start(t, { auth: ['moin_login', 'header_auth', 'moin_session'] });
  assert.equal((await both.visitor().open('/FrontPage?action=login')).$('#password').length, 1);
});

test('a front server is trusted however its address is written', () => {
  const rows: [trusted: string, peer: string, user: string | undefined][] = [
    ['0:0:0:0:0:0:0:1', '::1', 'Ana'],
    ['2001:DB8::1', '2001:db8:0::1', 'Ana'],
    ['127.0.0.1', '::ffff:127.0.0.1', 'Ana'],
    ['::ffff:127.0.0.1', '127.0.0.1', 'Ana'],
    ['127.0.0.1', '127.0.0.2', undefined],
    ['127.0.0.1', '', undefined],
  ];
  for (const [trusted, peer, user] of rows) {
    const farm = { accounts: new Accounts([{ name: 'Ana', password: 'ana word' }]) };
    const visit = { request: { peer, headers: { 'x-remote-user': 'Ana' } }, wiki: { farm }, user: undefined };
    headerAuth([trusted]).request(visit as unknown as Visit);
    assert.equal((visit as unknown as Visit).user?.name, user, `${trusted} and ${peer}`);
  }
});

test('another handler in the place of moin_session keeps values and users', async (t) => {
  for (const handler of ['cookie_session', 'token_session'] as const) {
    const { visitor, clock } = await start(t, { auth: ['moin_login', handler] });
    const ana = visitor();
    async function open(path: string) {
      const answer = await ana.open(path);
      const token = answer.headers['x-session-token'];
      if (typeof token === 'string') ana.headers = { 'x-session-token': token };
      return answer;
    }
    await open('/');
    await open('/SessionDict?session=[["set","k",1]]');
    assert.deepEqual((await open('/SessionDict?session=[["get","k"]]')).dict.results, [1]);
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
  const values = new Map<string, Value>();
  const session: Session = {
    isNew: false,
    get: (key) => values.get(key),
    set: (key, value) => void values.set(key, value),
    has: (key) => values.has(key),
    delete: (key) => values.delete(key),
    keys: () => values.keys(),
  };
  const own = {
    name: 'own',
    request(visit: { session: Session }) {
      visit.session = session;
    },
  };
  const { visitor } = await start(t, { auth: ['moin_login', own] });
  await visitor().dict(['set', 'k', 1]);
  assert.deepEqual((await visitor().dict(['get', 'k'])).results, [1]);
  assert.deepEqual((await visitor().open('/PageOne')).trail, ['SessionDict', 'PageOne']);
});

test('a session that is not dict-like is refused in words', async (t) => {
  const { visitor } = await start(t, { auth: ['moin_login', 'broken_session'] });
  const answer = await visitor().open('/');
  assert.equal(answer.status, 500);
  assert.match(answer.html, /broken_session of the auth list assigned a session that is not dict-like/);
});
