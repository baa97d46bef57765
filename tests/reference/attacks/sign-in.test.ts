import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from '../../../reference/addresses';
import { Passwords } from '../../../reference/sign-in/passwords';
import { CHEAP, startAuthList, startWiki, type Visitor } from '../visitor';

async function tryPassword(visitor: Visitor, name: string, password: string) {
  const form = await visitor.open('/FrontPage?action=login');
  return visitor.submit(form, '#password', { name, password });
}

/** A wiki behind a proxy that says from where each visitor comes. */
const startBehindProxy = (t: Parameters<typeof startWiki>[0]) =>
  startWiki(t, { cookie_lifetime: [0, 12], trusted_proxies: ['127.0.0.1'] });

function from(visitor: Visitor, address: string): Visitor {
  visitor.headers = { 'x-forwarded-for': address };
  return visitor;
}

test('guesses of one password, at once or from many addresses, soon have to wait, longer each time', async (t) => {
  const { visitor, clock } = await startBehindProxy(t);
  const guesses = Array.from({ length: 200 }, (_, i) =>
    tryPassword(from(visitor(), `192.0.2.${i}`), 'Ana', `guess ${i}`),
  );
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  assert.equal(statuses.filter((status) => status === 403).length, 6);
  assert.equal(statuses.filter((status) => status === 429).length, 194);
  const waits = [];
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const refused = await tryPassword(from(visitor(), '198.51.100.1'), 'Ana', 'ana word');
    const wait = Number(refused.headers['retry-after']);
    waits.push(wait);
    assert.match(refused.html, new RegExp(`Please try again in ${wait} seconds\\.`));
    clock.now += wait * 1000;
    assert.equal((await tryPassword(from(visitor(), `203.0.113.${attempt}`), 'Ana', 'wrong')).status, 403);
  }
  assert.deepEqual(waits, [1, 2, 4, 8, 16, 30, 30, 30]);
  clock.now += 30_000;
  assert.equal((await tryPassword(from(visitor(), '198.51.100.1'), 'Ana', 'ana word')).user, 'Ana');
});

test('who has signed in from an address before is not kept out by guesses from elsewhere', async (t) => {
  const { visitor } = await startBehindProxy(t);
  await from(visitor(), '192.0.2.1').signIn('Ana');
  for (let i = 0; i < 10; i += 1) await tryPassword(from(visitor(), '198.51.100.1'), 'Ana', `guess ${i}`);
  assert.equal((await from(visitor(), '198.51.100.1').signIn('Ana')).status, 429);
  assert.equal((await from(visitor(), '192.0.2.1').signIn('Ana')).user, 'Ana');
});

test('one address that tries many names has to wait, and an account of its own does not help it', async (t) => {
  const { visitor } = await startBehindProxy(t);
  const eve = () => from(visitor(), '2001:db8::1');
  let tried = 0;
  for (let i = 0; i < 60; i += 1) {
    if ((await tryPassword(eve(), `Name${i}`, 'password')).status === 403) tried += 1;
    await tryPassword(from(visitor(), `2001:db8::${i}`), 'Ben', 'ben word');
  }
  assert.ok(tried <= 21, `${tried}`);
  assert.equal((await from(visitor(), '2001:db8:0:1::1').signIn('Ben')).user, 'Ben');
});

test('HTTP authentication is throttled too, and each failure counts', async (t) => {
  const { visitor } = await startAuthList(t, { auth: ['http_basic', 'moin_session'] });
  const send = (password: string) => {
    const someone = visitor();
    someone.headers = { authorization: `Basic ${Buffer.from(`Ana:${password}`).toString('base64')}` };
    return someone.open('/');
  };
  for (let i = 0; i < 6; i += 1) assert.equal((await send(`guess ${i}`)).status, 200);
  const refused = await send('ana word');
  assert.equal(refused.status, 429);
  assert.equal(refused.headers['retry-after'], '1');
  assert.match((await visitor().open('/-/metrics')).html, /^wiki_rejected_total\{what="throttled"\} 1$/m);
});

test('signing in rightly, however often, is never made to wait', async (t) => {
  const { visitor } = await startWiki(t, {}, { passwordCost: { N: 2 ** 14, r: 8, p: 1 } });
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) => visitor().signIn(i % 2 ? 'Ana' : 'Ben')),
  );
  for (let i = 0; i < 30; i += 1) answers.push(await visitor().signIn('Ana'));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
});

test('a suite under test can switch it off', async (t) => {
  const { visitor } = await startWiki(t, { throttle_sign_in: false });
  for (let i = 0; i < 30; i += 1)
    assert.equal((await tryPassword(visitor(), 'Ana', `guess ${i}`)).status, 403);
});

test('a guess costs what scrypt costs, whether there is such an account or not', async (t) => {
  const cost = { N: 2 ** 13, r: 8, p: 1 };
  const { visitor } = await startWiki(t, { throttle_sign_in: false }, { passwordCost: cost });
  await tryPassword(visitor(), 'Ana', 'warm up');
  async function fastest(name: string): Promise<number> {
    const times = [];
    for (let i = 0; i < 5; i += 1) {
      const someone = visitor();
      const form = await someone.open('/FrontPage?action=login');
      const began = performance.now();
      await someone.submit(form, '#password', { name, password: `guess ${i}` });
      times.push(performance.now() - began);
    }
    return Math.min(...times);
  }
  const [known, unknown] = [await fastest('Ana'), await fastest('Nobody')];
  assert.ok(known > 5 && unknown > 5, `${known} ms, ${unknown} ms`);
});

test('what is kept of a password is salted', async () => {
  const passwords = new Passwords(CHEAP);
  const [one, two] = [await passwords.hash('word'), await passwords.hash('word')];
  assert.notDeepEqual(one.hash, two.hash);
  assert.equal(await passwords.matches('word', one), true);
  assert.equal(await passwords.matches('word', one), true);
  assert.equal(await passwords.matches('other', one), false);
  assert.equal(await passwords.matches('word', { ...two, hash: one.hash }), false);
});

test('an IPv6 address stands for its network of 64 bits', () => {
  const rows: [string, string][] = [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:0DB8:0:0:1:2:3:4', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['2001:db8:1:2:3::', '2001:db8:1:2'],
  ];
  for (const [address, network] of rows) assert.equal(networkOf(address), network);
});
