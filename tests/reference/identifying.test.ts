import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { RequestContext } from '../../reference';
import { Accounts } from '../../reference/accounts';
import { headerAuth } from '../../reference/auth/identifying';
import { Passwords } from '../../reference/sign-in/passwords';
import { CHEAP, HOUR, MINUTE, startAuthList, startWiki } from './visitor';

/** A wiki that trusts a reverse proxy at that address to say who asks. */
const startBehind = (t: TestContext, trusted: string) =>
  startAuthList(t, { auth: ['header_auth', 'moin_session'], trusted_proxies: [trusted] });

test('moin_session works with HTTP authentication', async (t) => {
  const { visitor } = await startAuthList(t, { auth: ['http_basic', 'moin_session'] });
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
  const { visitor } = await startBehind(t, '127.0.0.1');
  const both = visitor();
  both.headers = { 'x-remote-user': 'Ana' };
  assert.equal((await both.open('/')).user, 'Ana');
  await both.dict(['set', 'k', 'Ana’s']);
  both.headers = { 'x-remote-user': 'Ben' };
  assert.deepEqual((await both.dict(['get', 'k'])).results, [null]);
});

test('the header of a reverse proxy counts only where the wiki trusts it', async (t) => {
  const { visitor } = await startBehind(t, '192.0.2.1');
  const eve = visitor();
  eve.headers = { 'x-remote-user': 'Sue' };
  assert.equal((await eve.open('/')).user, '');
});

test('where the reverse proxy alone signs people in, there is no form and the page says so', async (t) => {
  const { visitor } = await startBehind(t, '127.0.0.1');
  const ana = visitor();
  const page = await ana.open('/FrontPage?action=login');
  assert.equal(page.$('#password').length, 0);
  assert.match(page.text, /There is no form to sign in by here/);
  ana.headers = { 'x-remote-user': 'Ana' };
  assert.equal((await ana.open('/FrontPage?action=login')).user, 'Ana');
  const both = await startAuthList(t, { auth: ['moin_login', 'header_auth', 'moin_session'] });
  assert.equal((await both.visitor().open('/FrontPage?action=login')).$('#password').length, 1);
});

test('a reverse proxy is trusted however its address is written', () => {
  const rows: [trusted: string, peer: string, user: string | undefined][] = [
    ['0:0:0:0:0:0:0:1', '::1', 'Ana'],
    ['2001:DB8::1', '2001:db8:0::1', 'Ana'],
    ['127.0.0.1', '::ffff:127.0.0.1', 'Ana'],
    ['::ffff:127.0.0.1', '127.0.0.1', 'Ana'],
    ['127.0.0.1', '127.0.0.2', undefined],
    ['127.0.0.1', '', undefined],
  ];
  for (const [trusted, peer, user] of rows) {
    const accounts = new Accounts([{ name: 'Ana', password: 'ana word' }], new Passwords(CHEAP));
    const farm = { accounts };
    const context = {
      request: { peer, headers: { 'x-remote-user': 'Ana' } },
      wiki: { farm },
      user: undefined,
    };
    headerAuth([trusted]).request(context as unknown as RequestContext);
    assert.equal((context as unknown as RequestContext).user?.name, user, `${trusted} and ${peer}`);
  }
});
