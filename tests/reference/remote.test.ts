import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { MemoryStore } from '../../reference/sessions/stores/memory';
import { startWiki, type Visitor } from './visitor';

type Test = Parameters<typeof startWiki>[0];

const rea = { name: 'Rea', password: 'rea word' };
const startRemote = (t: Test) => startWiki(t, { xmlrpc: true, interwikiname: 'Remote' }, { accounts: [rea] });

/** Ana, signed in at a wiki whose RemoteSync page means that address. */
async function visitorOf(t: Test, address: string, timeout = 10): Promise<Visitor> {
  const { visitor } = await startWiki(t, { interwiki: { Remote: address }, remote_timeout: timeout });
  const ana = visitor();
  await ana.signIn('Ana');
  return ana;
}

async function sync(visitor: Visitor, fields: Record<string, string>) {
  return visitor.submit(await visitor.open('/RemoteSync?action=SyncPages'), '#iPassword', fields);
}

async function serve(t: Test, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test('the form asks for the password, warns, and can be cleared and cancelled', async (t) => {
  const visitor = await visitorOf(t, 'http://127.0.0.1:1/');
  const page = await visitor.open('/RemoteSync?action=SyncPages');
  assert.match(page.$('#message').text(), /enter your password of your account at the remote wiki/);
  assert.match(page.$('#message').text(), /trust both wikis because the password could be read by/);
  assert.equal(page.$('#iPassword').attr('type'), 'password');
  assert.equal((await visitor.open(page.$('a.clear-link').attr('href') as string)).$('#message').length, 0);
  assert.equal((await sync(visitor, { cancel: 'Cancel' })).message, 'Operation was canceled.');
});

test('the remote wiki checks the password, and its session ends with the work', async (t) => {
  const remote = await startRemote(t);
  const visitor = await visitorOf(t, `${remote.reference.url}/`);
  const wrong = await sync(visitor, { name: 'Rea', password: 'wrong word' });
  assert.equal(wrong.message, 'Invalid username or password.');
  assert.doesNotMatch(wrong.html, /wrong word/);
  assert.match((await sync(visitor, rea)).message, /^Synchronisation finished\. Page PageOne is the same/);
  assert.equal(await remote.reference.storedSessions(), 0);
});

test('what goes wrong at the remote wiki is told in the page', async (t) => {
  const off = await startWiki(t, {});
  const remote = await startRemote(t);
  const rows: [string, RegExp][] = [
    ['http://127.0.0.1:1/', /currently not reachable/],
    [`${off.reference.url}/`, /refused: This wiki does not allow xmlrpc/],
    [await serve(t, (_request, response) => response.end('<html>')), /gave no proper answer/],
    [await serve(t, (_request, response) => response.writeHead(500).end()), /status 500/],
    [
      await serve(t, (_request, response) =>
        response.writeHead(302, { location: remote.reference.url }).end(),
      ),
      /not reachable/,
    ],
    [await serve(t, (_request, response) => response.end('x'.repeat(9 * 1024 * 1024))), /more than any page/],
  ];
  for (const [address, message] of rows) {
    const answer = await sync(await visitorOf(t, address), rea);
    assert.match(answer.message, message);
    assert.match(answer.text, /remoteWiki:: Remote/);
  }
  const slow = await visitorOf(t, await serve(t, () => {}), 0.1);
  assert.match((await sync(slow, rea)).message, /was not done within 0\.1 seconds/);
  const { visitor } = await startWiki(t);
  const ana = visitor();
  await ana.signIn('Ana');
  assert.equal((await sync(ana, rea)).message, 'The remote wiki Remote is unknown.');
});

test('the time is for the whole work, and the session there ends all the same', async (t) => {
  const slow = ['interwikiName', 'system.multicall'];
  const asked: string[] = [];
  const address = await serve(t, async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const [, method = ''] = /<methodName>([\w.]+)</.exec(body) ?? [];
    asked.push(method);
    // Each of these alone would be in time.
    if (slow.includes(method)) await setTimeout(600);
    response.end('<methodResponse><params><param><value>token</value></param></params></methodResponse>');
  });
  const answer = await sync(await visitorOf(t, address, 1), rea);
  assert.equal(answer.message, 'The remote wiki was not done within 1 seconds.');
  assert.deepEqual(asked, ['interwikiName', 'getAuthToken', 'system.multicall', 'deleteAuthToken']);
});

test('the password and the token come from the body of a form of this session alone', async (t) => {
  const remote = await startRemote(t);
  const visitor = await visitorOf(t, `${remote.reference.url}/`);
  const page = await visitor.open('/RemoteSync?action=SyncPages&name=Rea&password=rea+word');
  assert.doesNotMatch(page.html, /rea word/);
  assert.equal((await visitor.post('/RemoteSync', { action: 'SyncPages', ...rea })).status, 403);
});

test('a token opens no session as a cookie, and lasts an hour', async (t) => {
  const store = new MemoryStore();
  const { visitor, clock, reference } = await startWiki(t, { xmlrpc: true }, { store, accounts: [rea] });
  const asked: string[] = [];
  store.load = (sid) => {
    asked.push(sid);
    return MemoryStore.prototype.load.call(store, sid);
  };
  store.end = async (sid) => void asked.push(sid);
  const call = async (method: string, ...params: string[]) => {
    const list = params.map((param) => `<param><value><string>${param}</string></value></param>`).join('');
    const body = `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params>${list}</params></methodCall>`;
    return visitor().send('/?action=xmlrpc2', {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/xml' },
    });
  };
  const [, token = ''] = /<string>([\w-]+)</.exec((await call('getAuthToken', 'Rea', 'rea word')).html) ?? [];
  assert.match((await call('applyAuthToken', token)).html, /SUCCESS/);
  const thief = visitor();
  thief.cookies.set(`MOIN_SESSION_${reference.port}_ROOT`, token);
  assert.equal((await thief.open('/')).user, '');
  assert.match((await call('getPage', 'SecretPage')).html, /not allowed to read/);
  clock.now += 3600_000;
  const late = await call('applyAuthToken', token);
  assert.match(late.html, /Invalid token/);
  assert.deepEqual(late.setCookies, []);
  // What can't be a token never reaches the store.
  asked.length = 0;
  for (const method of ['applyAuthToken', 'deleteAuthToken']) await call(method, 'x'.repeat(100_000));
  assert.deepEqual(asked, []);
});
