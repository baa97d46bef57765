import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SessionQuota } from '../../../reference/sessions/quota';
import { BOTH } from '../hardening/both';
import { startAuthList, startWiki, type Visitor } from '../visitor';

const anonymous = { cookie_lifetime: [1, 12] } as const;

async function begin(visitor: Visitor, value: string): Promise<Visitor> {
  await visitor.open('/');
  await visitor.dict(['set', 'k', value]);
  return visitor;
}
const stored = async (visitor: Visitor) => (await visitor.dict(['get', 'k'])).results[0];

test('anonymous visitors share so many sessions: the one not used longest goes, a user’s never', async (t) => {
  const { visitor, reference } = await startWiki(t, anonymous, {
    anonymousQuota: { sessions: 3, bytes: 1e6 },
  });
  const ana = visitor();
  await ana.signIn('Ana');
  await ana.dict(['set', 'k', 'hers']);
  const visitors = [];
  for (const name of ['one', 'two', 'three']) visitors.push(await begin(visitor(), name));
  const [one, two, three] = visitors as [Visitor, Visitor, Visitor];
  assert.equal(await stored(one), 'one');
  for (let i = 0; i < 20; i += 1) {
    await begin(visitor(), `flood ${i}`);
    if (i === 0) assert.deepEqual([await stored(one), await stored(three)], ['one', 'three']);
  }
  assert.equal(await reference.storedSessions(), 4);
  assert.equal(await stored(ana), 'hers');
  assert.equal(await stored(two), null);
  const [, evicted] =
    /^wiki_sessions_evicted_total (\d+)$/m.exec((await visitor().open('/-/metrics')).html) ?? [];
  assert.equal(Number(evicted), 21);
});

test('and so many bytes', async (t) => {
  const { visitor, reference } = await startWiki(t, anonymous, {
    anonymousQuota: { sessions: 100, bytes: 25_000 },
  });
  const first = await begin(visitor(), 'x'.repeat(10_000));
  const second = await begin(visitor(), 'y'.repeat(10_000));
  await begin(visitor(), 'z'.repeat(10_000));
  assert.equal(await reference.storedSessions(), 2);
  assert.equal(await stored(first), null);
  assert.equal(await stored(second), 'y'.repeat(10_000));
});

for (const { generation, start } of BOTH) {
  test(`${generation}: a session that ended, or is a user’s now, leaves its room to others`, async (t) => {
    const { visitor, clock } = await start(t);
    const quota = new SessionQuota({ sessions: 2, bytes: 100 });
    const expires = clock.now + 1000;
    assert.deepEqual(quota.note('a', 10, expires, clock.now), []);
    assert.deepEqual(quota.note('b', 10, expires, clock.now), []);
    quota.drop('a');
    assert.deepEqual(quota.note('c', 10, expires, clock.now), []);
    // What has expired is not there any more, and need not end.
    const later = expires + 1000;
    assert.deepEqual(quota.note('d', 10, later, expires), []);
    assert.deepEqual(quota.note('e', 10, later, expires), []);
    assert.deepEqual(quota.note('f', undefined, later, expires), ['d']);
    const ana = await begin(visitor(), 'carried over');
    await ana.signIn('Ana');
    assert.equal(await stored(ana), 'carried over');
  });
}

test('a session that is used stays when others have to go, and one that grows takes their room', () => {
  const quota = new SessionQuota({ sessions: 3, bytes: 100 });
  const expires = 3_600_000;
  for (const key of ['a', 'b', 'c']) quota.note(key, 10, expires, 0);
  assert.deepEqual(quota.note('a', undefined, expires, 0), []);
  assert.deepEqual(quota.note('d', 10, expires, 0), ['b']);
  assert.deepEqual(quota.note('d', 75, expires, 0), []);
  assert.deepEqual(quota.note('d', 85, expires, 0), ['c']);
});

test('HTTP authentication without cookies does not pile up sessions, and those that are kept stay', async (t) => {
  const { visitor, reference } = await startAuthList(t, { auth: ['http_basic', 'moin_session'] });
  const authorization = `Basic ${Buffer.from('Ana:ana word').toString('base64')}`;
  const browser = visitor();
  browser.headers = { authorization };
  await browser.open('/');
  await browser.dict(['set', 'k', 1]);
  for (let i = 0; i < 30; i += 1) {
    const curl = visitor();
    curl.headers = { authorization };
    await curl.open('/');
  }
  assert.equal(await reference.storedSessions(), 4);
  assert.equal(await stored(browser), 1);
});

test('who is no longer named by the reverse proxy is no longer signed in', async (t) => {
  const auth = ['header_auth', 'moin_session'] as const;
  const { visitor } = await startAuthList(t, { auth, trusted_proxies: ['127.0.0.1'] });
  const ana = visitor();
  ana.headers = { 'x-remote-user': 'Ana' };
  await ana.open('/');
  await ana.dict(['set', 'k', 1]);
  const thief = ana.copy();
  const page = await thief.open('/');
  assert.equal(page.user, '');
  assert.equal(await stored(thief), null);
  // The session is there for whom the proxy names.
  assert.equal(await stored(ana), 1);
});

test('who signed in by the form stays signed in beside a proxy', async (t) => {
  const auth = ['moin_login', 'header_auth', 'moin_session'] as const;
  const { visitor } = await startAuthList(t, { auth, trusted_proxies: ['127.0.0.1'] });
  const ana = visitor();
  await ana.signIn('Ana');
  assert.equal((await ana.open('/')).user, 'Ana');
});
