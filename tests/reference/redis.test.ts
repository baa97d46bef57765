import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { freePort } from '../../harness/launch/port';
import { selfSigned } from '../../reference';
import { openStore } from '../../reference/sessions/stores/factory';
import { problemOf } from '../../reference/sessions/stores/redis-check';
import { newFolder } from '../new-folder';
import { RedisCluster } from '../redis-cluster';
import { RedisServer } from '../redis-server';
import { until } from '../until';
import { Server } from './faults/server';

const HOUR = 3_600_000;
/** What Redis keeps beyond a session's end. */
const MARGIN = 300_000;
/** The wiki's clock, which is not that of Redis. */
const now = Date.UTC(2026, 0, 1);
const nothing = new Map<string, string>();

async function start(t: TestContext, ...options: string[]): Promise<RedisServer> {
  const redis = await RedisServer.start(...options);
  t.after(() => redis.kill());
  return redis;
}

async function open(t: TestContext, place: string) {
  const logged: string[] = [];
  const log = (message: string) => logged.push(message);
  const store = await openStore(place, { durability: 'committed', log, now: () => now });
  t.after(() => store.close());
  return { store, logged };
}

test('Redis removes by itself what has ended by the wiki’s clock, and nothing else is stored', async (t) => {
  const redis = await start(t);
  const { store } = await open(t, redis.url);
  for (const id of ['created', 'renewed', 'shortened', 'moved']) await store.create(id, nothing, now + HOUR);
  await store.update('renewed', nothing, now + 3 * HOUR);
  await store.update('shortened', new Map([['k', '1']]), now + HOUR / 2);
  await store.move('moved', 'new', nothing, now + 2 * HOUR, now + HOUR);
  await store.create('ended', nothing, now + HOUR);
  await store.end('ended', now + HOUR / 4);
  await store.create('over', nothing, now - HOUR);
  const left = await redis.ask(async (client) => {
    const keys = await client.keys('*');
    const times = await Promise.all(keys.map(async (key) => [key, await client.pttl(key)] as const));
    return new Map(times);
  });
  const expected = {
    'wiki-session:{created}': HOUR,
    'wiki-session:{renewed}': 3 * HOUR,
    'wiki-session:{shortened}': HOUR / 2,
    'wiki-session:{moved}:ended': HOUR,
    'wiki-session:{new}': 2 * HOUR,
    'wiki-session:{ended}:ended': HOUR / 4,
    'wiki-session:{over}': 0,
  };
  assert.deepEqual([...left.keys()].sort(), Object.keys(expected).sort());
  for (const [key, lasts] of Object.entries(expected)) {
    const ms = left.get(key) ?? 0;
    assert.ok(ms > lasts + MARGIN - 10_000 && ms <= lasts + MARGIN, `${key} is removed in ${ms} ms`);
  }
  // The wiki counts none, and throws none away.
  assert.equal(store.count, undefined);
  assert.equal(store.sweep, undefined);
});

test('farms with prefixes of their own share a Redis, and neither sessions nor secrets', async (t) => {
  const redis = await start(t);
  const [{ store: one }, { store: two }] = await Promise.all([
    open(t, `${redis.url}?prefix=one:`),
    open(t, `${redis.url}?prefix=two:`),
  ]);
  await one.create('a', nothing, now + HOUR);
  assert.equal(await two.load('a'), undefined);
  assert.equal(await two.create('a', nothing, now + HOUR), true);
  assert.notDeepEqual(await one.secret?.(), await two.secret?.());
});

test('a server that can’t keep sessions is refused, in one line that says why', async (t) => {
  const info = (...lines: [string, string][]) => new Map([['redis_version', '7.0.15'], ...lines]);
  const rows: [ReadonlyMap<string, string>, boolean, RegExp | undefined][] = [
    [info(), false, undefined],
    [info(['cluster_enabled', '1'], ['cluster_state', 'ok']), true, undefined],
    [info(['redis_version', '6.0.0']), false, undefined],
    [info(['redis_version', '5.0.14']), false, /^has version 5\.0\.14; expected 6\.0 or newer, or Valkey\.$/],
    [info(['cluster_enabled', '1']), false, /a node of a cluster; expected redis\+cluster:/],
    [info(['cluster_state', 'fail']), true, /says cluster_state:fail; expected ok/],
    [
      info(['role', 'slave'], ['master_host', 'a'], ['master_port', '1']),
      false,
      /a replica, .* master, a:1\.$/,
    ],
  ];
  for (const [says, isCluster, message] of rows) {
    const problem = problemOf(says, isCluster);
    if (message) assert.match(problem ?? '', message);
    else assert.equal(problem, undefined);
  }

  const server = await start(t);
  const lonely = await start(t, '--cluster-enabled', 'yes', '--cluster-port', String(await freePort()));
  const replica = await start(t, '--replicaof', '127.0.0.1', String(server.port));
  const at = ({ port }: RedisServer) => `127.0.0.1:${port}`;
  const refused: [string, RegExp][] = [
    [`redis://${at(replica)}`, /^StoreError: Redis at \S+ is a replica/],
    [`redis://${at(lonely)}`, /^StoreError: Redis at \S+ is a node of a cluster/],
    [`redis+cluster://${at(lonely)}`, /^StoreError: No node of the Redis cluster of \S+ has slots/],
    [
      `redis+cluster://${at(server)}`,
      /^StoreError: Redis at \S+ can't be reached: .*cluster support disabled/,
    ],
    [`redis+sentinel://${at(server)}/mymaster`, /^StoreError: Redis at \S+ can't be reached: .*sentinel/i],
    [
      'redis+cluster://127.0.0.1:1',
      /^StoreError: Redis at 127.0.0.1:1 can't be reached: Connection is closed\.$/,
    ],
  ];
  for (const [place, message] of refused) {
    await assert.rejects(open(t, place), (error) => {
      assert.match(String(error), message);
      return true;
    });
  }
});

test('a setting by which sessions end early is told when the server starts', async (t) => {
  const redis = await start(t, '--maxmemory-policy', 'volatile-lru', '--requirepass', 'secret');
  const place = redis.url.replace('://', '://:secret@');
  const { logged } = await open(t, place);
  assert.deepEqual(
    logged.map((line) => line.replace(/:\d+ /, ' ')),
    [
      'Redis at 127.0.0.1 has maxmemory-policy volatile-lru: with its memory full sessions end early; expected noeviction, by which visitors are told to try again.',
    ],
  );
  await assert.rejects(open(t, redis.url), /can't be reached: NOAUTH/);
});

test('a server by TLS, as a user whose keys are the farm’s', async (t) => {
  const folder = newFolder();
  const { key, cert } = await selfSigned(['127.0.0.1']);
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  writeFileSync(keyFile, key);
  writeFileSync(certFile, cert);
  const port = await freePort();
  const files = ['--tls-key-file', keyFile, '--tls-cert-file', certFile, '--tls-ca-cert-file', certFile];
  const redis = await start(t, '--tls-port', String(port), '--tls-auth-clients', 'no', ...files);
  await redis.ask((client) => client.call('ACL', 'SETUSER', 'wiki', 'on', '>p@ss', '~farm:*', '+@all'));
  const place = (user: string) => `rediss://${user}@127.0.0.1:${port}/0?prefix=farm:`;
  process.env.NODE_EXTRA_CA_CERTS = certFile;
  t.after(() => {
    delete process.env.NODE_EXTRA_CA_CERTS;
  });
  const server = await Server.start(place('wiki:p%40ss'));
  t.after(() => server.kill());
  const ana = server.visitor();
  await ana.signIn('Ana');
  assert.equal((await ana.open('/')).user, 'Ana');
  await assert.rejects(Server.start(place('wiki:pass')), /Redis at \S+ can't be reached: WRONGPASS/);
});

test('sentinels name the master, also after it was lost', async (t) => {
  const master = await start(t);
  const replica = await start(t, '--replicaof', '127.0.0.1', String(master.port));
  await until(async () => (await replica.ask((client) => client.info())).includes('master_link_status:up'));
  const sentinel = await RedisServer.startSentinel(master);
  t.after(() => sentinel.kill());
  const { store } = await open(t, `redis+sentinel://127.0.0.1:${sentinel.port}/farm/0`);
  await store.create('a', new Map([['k', '1']]), now + HOUR);
  await until(async () => (await replica.ask((client) => client.dbsize())) === 1);
  await until(async () => (await sentinel.ask((client) => client.info())).includes('slaves=1'));
  await master.kill();
  await until(() =>
    store.load('a').then(
      (record) => record?.values.get('k') === '1',
      () => false,
    ),
  );
  assert.equal(await store.update('a', new Map([['k', '2']]), now + HOUR), true);
});

test('a cluster has a session and its tombstone on one node, and sessions on all', async (t) => {
  const cluster = await RedisCluster.start();
  t.after(() => cluster.kill());
  const { store } = await open(t, cluster.url);
  const ids = Array.from({ length: 60 }, (_, i) => `id${i}`);
  await Promise.all(ids.map((id) => store.create(id, nothing, now + HOUR)));
  for (const node of cluster.masters) assert.ok((await node.ask((client) => client.dbsize())) > 0);
  await Promise.all(ids.map((id) => store.end(id, now + HOUR)));
  for (const node of cluster.masters) {
    const keys = await node.ask((client) => client.keys('*'));
    for (const key of keys) assert.match(key, /^wiki-session:\{id\d+\}:ended$/);
  }
});
