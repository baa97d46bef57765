import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Redis } from 'ioredis';
import { open } from 'lmdb';
import { MemoryStore } from '../../reference';
import { AllStores } from '../../reference/sessions/stores/all-stores';
import { openStore } from '../../reference/sessions/stores/factory';
import { RecentlyEnded } from '../../reference/sessions/stores/recently-ended';
import { newFolder } from '../new-folder';
import { RedisCluster } from '../redis-cluster';
import { RedisServer } from '../redis-server';
import { start, storeContract, sweptStoreContract } from './store-contract';

const logged: string[] = [];
const options = {
  durability: 'committed',
  log: (message: string) => logged.push(message),
  now: () => start,
} as const;
let redis: RedisServer;
let cluster: RedisCluster;
let databases = 0;

before(async () => {
  [redis, cluster] = await Promise.all([RedisServer.start('--databases', '100'), RedisCluster.start()]);
});

after(async () => {
  await Promise.all([redis?.kill(), cluster?.kill()]);
});

const newLmdb = () => `lmdb:${newFolder()}`;
const newDatabase = () => redis.url.replace(/\d+$/, String(databases++));

storeContract('memory', () => openStore('memory', options));
storeContract('lmdb', () => openStore(newLmdb(), options));
storeContract('lmdb, synced', () => openStore(newLmdb(), { ...options, durability: 'synced' }));
sweptStoreContract('memory', () => openStore('memory', options));
sweptStoreContract('lmdb', () => openStore(newLmdb(), options));
storeContract('redis', () => openStore(newDatabase(), options));
storeContract('redis cluster', () => openStore(`${cluster.url}?prefix=farm${databases++}:`, options));

for (const [name, newPlace] of Object.entries({ lmdb: newLmdb, redis: newDatabase })) {
  test(`${name}: what one process wrote another reads, and both have one secret`, async () => {
    const place = newPlace();
    const one = await openStore(place, options);
    await one.create('a', new Map([['k', '"1"']]), 60_000);
    const secret = await one.secret?.();
    assert.equal(secret?.length, 32);
    await one.close();
    const two = await openStore(place, options);
    assert.equal((await two.load('a'))?.values.get('k'), '"1"');
    assert.deepEqual(await two.secret?.(), secret);
    await two.close();
  });

  test(`${name}: a record that can't be read is none, and logged`, async (t) => {
    const place = newPlace();
    const store = await openStore(place, options);
    await store.create('torn', new Map([['k', '1']]), 60_000);
    await store.create('code', new Map([['k', '(function () { globalThis.evaluated = true })()']]), 60_000);
    if (name === 'lmdb') {
      await store.close();
      const root = open({ path: place.slice('lmdb:'.length), encoding: 'binary', maxDbs: 4 });
      await root
        .openDB({ name: 'sessions', encoding: 'string', useVersions: true })
        .put('torn', '6000{"k":', 7);
      await root.close();
    } else {
      const client = new Redis(place);
      await client.del('wiki-session:{torn}');
      await client.rpush('wiki-session:{torn}', 'nonsense');
      client.disconnect();
      await store.close();
    }
    const again = await openStore(place, options);
    t.after(() => again.close());
    await again.create('whole', new Map([['k', '"1"']]), 120_000);
    logged.length = 0;
    const records = await Promise.all(['torn', 'whole', 'code'].map((sid) => again.load(sid)));
    assert.deepEqual(
      records.map((record) => record?.values.get('k')),
      [undefined, '"1"', undefined],
    );
    assert.equal(logged.filter((message) => message.includes("can't be read")).length, 2);
    assert.equal('evaluated' in globalThis, false);
    assert.equal(await again.sweep?.(60_000), name === 'lmdb' ? 2 : undefined);
  });
}

test('of the ids that ended, the last ones are remembered for as long as snapshots take', () => {
  const recently = new RecentlyEnded(3);
  for (const [i, sid] of ['a', 'b', 'c', 'a', 'd'].entries()) recently.note(sid, i + 1, i);
  recently.note('evicted', 0, 4);
  assert.deepEqual(
    [...recently],
    [
      ['c', 3],
      ['a', 4],
      ['d', 5],
    ],
  );
  recently.note('e', 6, 3 * 3_600_000);
  assert.deepEqual([...recently], [['e', 6]]);
});

test('while the stores of a server are swept, nobody sweeps them again', async () => {
  const swept: (() => void)[] = [];
  class Slow extends MemoryStore {
    override async sweep(now: number): Promise<number> {
      await new Promise<void>((resolve) => swept.push(resolve));
      return super.sweep(now);
    }
  }
  const stores = new AllStores(new Slow());
  const sweeps = [stores.sweep(1), stores.sweep(2)];
  assert.equal(swept.length, 1);
  swept[0]?.();
  assert.deepEqual(await Promise.all(sweeps), [0, 0]);
  const again = stores.sweep(3);
  assert.equal(swept.length, 2);
  swept[1]?.();
  await again;
});

test('a place that is no store is refused with what there is', async () => {
  const places = [
    'sqlite:x',
    'redis://127.0.0.1:99999/0',
    'redis://127.0.0.1:1/first',
    'redis://127.0.0.1:1,127.0.0.1:2/0',
    'redis://',
    'redis+cluster://127.0.0.1:1/1',
    'redis+sentinel://127.0.0.1:1',
    'redis://127.0.0.1:1/0?prefix={farm}',
    'redis://127.0.0.1:1/0?prefx=farm:',
  ];
  for (const place of places) {
    const message = `There is no store ${place}; expected memory, lmdb:FOLDER, redis://HOST:PORT/DATABASE, redis+cluster://HOST:PORT,HOST:PORT, redis+sentinel://HOST:PORT,HOST:PORT/MASTER/DATABASE, or rediss for TLS.`;
    await assert.rejects(openStore(place, options), { name: 'StoreError', message });
  }
  await assert.rejects(
    openStore('redis://:50%off@127.0.0.1:1/0', options),
    /no store redis:\/\/127.0.0.1:1\/0;/,
  );
  await assert.rejects(
    openStore('lmdb:/dev/null/here', options),
    /The LMDB folder .dev.null.here can't be used: /,
  );
  await assert.rejects(
    openStore('redis://:secret@127.0.0.1:1/0', options),
    /^StoreError: Redis at 127.0.0.1:1 can't be reached: connect ECONNREFUSED/,
  );
});
