import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Redis } from 'ioredis';
import { RedisServer } from '../../redis-server';
import { until } from '../../until';
import { startOn } from './start-on';

/** ms in which a request that can't be served has to be answered. */
const BOUND = 3_000;

async function start(t: TestContext) {
  const redis = await RedisServer.start();
  t.after(() => redis.kill());
  return { redis, ...(await startOn(t, redis.url)) };
}

for (const [how, cut, mend] of [
  ['killed', (redis: RedisServer) => redis.kill(), (redis: RedisServer) => redis.start()],
  [
    'hanging',
    async (redis: RedisServer) => redis.signal('SIGSTOP'),
    async (redis: RedisServer) => redis.signal('SIGCONT'),
  ],
] as const) {
  test(`Redis ${how}: a bounded 503 without a cookie, and all goes on when it is back`, async (t) => {
    const { redis, visitor } = await start(t);
    const ana = visitor();
    const page = await ana.signIn('Ana');
    await cut(redis);
    const begun = performance.now();
    const answers = await Promise.all(
      [ana.open('/'), ana.open('/PageOne'), ana.copy().submit(page, '#logout')].map((answer) =>
        answer.catch((error: Error) => error),
      ),
    );
    const took = performance.now() - begun;
    for (const answer of answers) {
      assert.ok('status' in answer && answer.status === 503, String(answer));
      assert.deepEqual(answer.setCookies, []);
      assert.match(answer.html, /try again in a moment/);
      assert.doesNotMatch(answer.html, /Ana|ECONN|redis/i);
    }
    assert.ok(took < BOUND, `it took ${took} ms`);
    // Who has no session yet is served all the same.
    assert.equal((await visitor().open('/')).status, 200);

    await mend(redis);
    await until(async () => (await ana.open('/')).status === 200);
    await ana.signIn('Ana');
    assert.equal((await ana.open('/')).user, 'Ana');
    t.diagnostic(`answered with 503 after ${took.toFixed(0)} ms`);
  });
}

test('Redis without memory left: who changes nothing is served, who stores something is told', async (t) => {
  const { redis, visitor } = await start(t);
  const [ana, ben] = [visitor(), visitor()];
  for (const each of [ana, ben]) {
    await each.open('/');
    await each.dict(['set', 'mine', 1]);
  }
  const client = new Redis(redis.url);
  t.after(() => client.disconnect());
  await client.config('SET', 'maxmemory', '1');
  const [reading, writing] = await Promise.all([ana.dict(['get', 'mine']), ben.useDict(['set', 'mine', 2])]);
  assert.deepEqual(reading.results, [1]);
  assert.equal(writing.status, 503);
  assert.deepEqual(writing.setCookies, []);

  await client.config('SET', 'maxmemory', '0');
  assert.deepEqual((await ben.dict(['get', 'mine'])).results, [1]);
  assert.deepEqual((await ben.dict(['set', 'mine', 2], ['get', 'mine'])).results.at(-1), 2);
});

test('a logged-out session does not come back with an older state of Redis', async (t) => {
  const { redis, visitor } = await start(t);
  const [ana, ben] = [visitor(), visitor()];
  await ana.signIn('Ana');
  await ben.signIn('Ben');
  const client = new Redis(redis.url);
  await client.save();
  client.disconnect();
  const replay = ana.copy();
  await ana.signOut();
  await redis.kill();
  await redis.start();
  await until(async () => (await ben.open('/')).status === 200);
  assert.equal((await ben.open('/')).user, 'Ben');
  assert.equal((await replay.open('/')).user, '');
});

test('a slow Redis is waited for, and mixes up nobody', async (t) => {
  const { redis, visitor } = await start(t);
  const visitors = Array.from({ length: 20 }, visitor);
  await Promise.all(visitors.map((each) => each.open('/')));
  const client = new Redis(redis.url);
  t.after(() => client.disconnect());
  await client.client('PAUSE', 500, 'ALL');
  await Promise.all(visitors.map((each, i) => each.dict(['set', 'mine', i])));
  const read = await Promise.all(visitors.map((each) => each.dict(['get', 'mine'])));
  assert.deepEqual(
    read.map(({ results }) => results[0]),
    visitors.map((_, i) => i),
  );
});
