import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import proxyUser from '../../examples/extensions/proxy-user';
import signedCookies from '../../examples/extensions/signed-cookies';
import sqliteSessions, { sqliteStore } from '../../examples/extensions/sqlite-sessions';
import {
  type AuthListSettings,
  type Extension,
  type Generation,
  MemoryStore,
  type Settings,
  type Value,
} from '../../reference';
import { newFolder } from '../new-folder';
import { storeContract } from './store-contract';
import { HOUR, type Rig, startWiki, type Visitor } from './visitor';

storeContract('sqlite, the example', async () => sqliteStore(join(newFolder(), 'sessions.sqlite')));

/** Handlers in the place of moin_session: by a store, and by assigning anything like a Map. */
const handlers: Extension = {
  authMethods: {
    own_store: (kit) => kit.stored(new MemoryStore()),
    by_address() {
      const sessions = new Map<unknown, Map<string, Value>>();
      return {
        request(context) {
          const holder = context.request.headers['x-holder'];
          const values = sessions.get(holder) ?? new Map<string, Value>();
          sessions.set(holder, values);
          context.session = Object.assign(values, { isNew: false });
        },
      };
    },
  },
};

const auth = (method: string): Partial<AuthListSettings> => ({ auth: ['moin_login', method] });

const WIKIS: Record<string, [Generation, Settings, Extension]> = {
  'signed cookies': ['session-service', { session_service: 'signed_cookies' }, signedCookies],
  SQLite: ['session-service', { session_service: 'sqlite' }, sqliteSessions],
  'a handler with a store of its own': ['auth-list', auth('own_store'), handlers],
  'a handler that assigns a Map': ['auth-list', auth('by_address'), handlers],
};

function start(t: TestContext, name: string): Promise<Rig> {
  const [generation, settings, extension] = WIKIS[name] as (typeof WIKIS)[string];
  process.env.SESSIONS = join(newFolder(), 'sessions.sqlite');
  return startWiki(t, settings, { generation, extensions: [extension], maxHeaderSize: 256 * 1024 });
}

function person({ visitor }: Rig, name: string): Visitor {
  const made = visitor();
  made.headers = { 'x-holder': name };
  return made;
}

for (const name of Object.keys(WIKIS)) {
  test(`${name}: values, the trail and who is signed in are kept, until signing out`, async (t) => {
    const rig = await start(t, name);
    const [ana, ben] = [person(rig, 'Ana'), person(rig, 'Ben')];
    await ana.signIn('Ana');
    await ben.signIn('Ben');
    await ana.dict(['set', 'k', 'ana’s']);
    assert.deepEqual((await ben.dict(['get', 'k'])).results, [null]);
    await ana.open('/PageOne');
    const page = await ana.open('/PageTwo');
    assert.deepEqual([page.user, page.trail.slice(-2)], ['Ana', ['PageOne', 'PageTwo']]);
    assert.deepEqual((await ana.dict(['get', 'k'])).results, ['ana’s']);
    assert.equal((await ana.signOut()).message, 'You are now signed out.');
    const after = await ana.open('/PageThree');
    assert.deepEqual([after.user, after.trail.includes('PageTwo')], ['', false]);
    assert.deepEqual((await ana.dict(['get', 'k'])).results, [null]);
    assert.equal((await ben.open('/')).user, 'Ben');
  });

  test(`${name}: a superuser changes user and comes back`, async (t) => {
    const sue = person(await start(t, name), 'Sue');
    await sue.signIn('Sue');
    const form = await sue.open('/FrontPage?action=userprefs&sub=suid');
    await sue.submit(form, '#user_name', { user_name: 'Ben' });
    assert.equal((await sue.open('/PageOne')).user, 'Ben');
    assert.equal((await sue.signOut()).message, 'You are Sue again.');
    assert.equal((await sue.open('/PageOne')).user, 'Sue');
  });
}

for (const name of ['signed cookies', 'SQLite', 'a handler with a store of its own']) {
  test(`${name}: a session ends by itself`, async (t) => {
    const rig = await start(t, name);
    const ana = person(rig, 'Ana');
    await ana.signIn('Ana');
    rig.clock.now += 11 * HOUR;
    assert.equal((await ana.open('/')).user, 'Ana');
    rig.clock.now += 12 * HOUR + 60_000;
    assert.equal((await ana.open('/')).user, '');
  });
}

test('a signed cookie that was changed, or is another wiki’s, opens no session', async (t) => {
  const [one, two] = [await start(t, 'signed cookies'), await start(t, 'signed cookies')];
  const ana = person(one, 'Ana');
  await ana.signIn('Ana');
  const [[cookie, value]] = [...ana.cookies] as [[string, string]];
  for (let i = 0; i < value.length; i += 7) {
    const changed = value.slice(0, i) + (value[i] === 'A' ? 'B' : 'A') + value.slice(i + 1);
    const forged = one.visitor();
    forged.cookies.set(cookie, changed);
    assert.equal((await forged.open('/')).user, '', `at ${i}`);
  }
  const elsewhere = two.visitor();
  elsewhere.cookies.set(cookie.replace(/\d+/, String(two.reference.port)), value);
  assert.equal((await elsewhere.open('/')).user, '');
});

test('a session that is too large for a cookie is refused, and stays as it was', async (t) => {
  const { visitor } = await start(t, 'signed cookies');
  const ana = visitor();
  await ana.signIn('Ana');
  await ana.dict(['set', 'k', 'small']);
  const noise = Array.from({ length: 2000 }, (_, i) =>
    String.fromCodePoint(0x4e00 + ((i * 7919) % 9000)),
  ).join('');
  const refused = await ana.useDict(['set', 'k', noise]);
  assert.deepEqual([refused.status, refused.setCookies], [413, []]);
  assert.deepEqual((await ana.dict(['get', 'k'])).results, ['small']);
});

test('whom a trusted reverse proxy names is signed in, and nobody else', async (t) => {
  const settings = { auth: ['proxy_user', 'moin_session'], trusted_proxies: ['127.0.0.1'] };
  const trusting = await startWiki(t, settings, { generation: 'auth-list', extensions: [proxyUser] });
  const wary = await startWiki(
    t,
    { auth: settings.auth },
    { generation: 'auth-list', extensions: [proxyUser] },
  );
  for (const [{ visitor }, user] of [
    [trusting, 'Ana'],
    [wary, ''],
  ] as const) {
    const ana = visitor();
    ana.headers = { 'remote-user': 'Ana' };
    assert.equal((await ana.open('/')).user, user);
    assert.equal((await ana.open('/')).user, user);
    ana.headers = {};
    assert.equal((await ana.open('/')).user, '');
  }
});
