import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SetUpError } from '../../harness/core/errors';
import { AT_ONCE, LaunchPool } from '../../harness/launch/pool';

/** A launch that ends when it is told to. */
class FakeLaunch {
  stopped = false;
  end = () => {};
  readonly exited = new Promise<void>((resolve) => {
    this.end = resolve;
  });

  async stop(): Promise<void> {
    this.stopped = true;
  }
}

const begin = async () => new FakeLaunch();

test('a launch is used again', async () => {
  const pool = new LaunchPool<FakeLaunch>();
  const first = await pool.get('a', begin);
  assert.equal(await pool.get('a', begin), first);
});

/** The keys of those of these launches that were stopped. */
async function stopped<Key>(launches: ReadonlyMap<Key, FakeLaunch>): Promise<Key[]> {
  await Promise.resolve();
  return [...launches].filter(([, launch]) => launch.stopped).map(([key]) => key);
}

test('one too many stops the one that was used least, of several the one whose use is longest ago', async () => {
  const pool = new LaunchPool<FakeLaunch>();
  const launches = new Map<number, FakeLaunch>();
  for (let key = 0; key < AT_ONCE; key += 1) launches.set(key, await pool.get(`${key}`, begin));
  await pool.get('0', begin);
  await pool.get('one more', begin);
  assert.deepEqual(await stopped(launches), [1]);
});

test('the one in use is not stopped, however little it was used', async () => {
  const pool = new LaunchPool<FakeLaunch>();
  const launches = new Map<number, FakeLaunch>();
  for (const _ of ['once', 'again'])
    for (let key = 1; key < AT_ONCE; key += 1) launches.set(key, await pool.get(`${key}`, begin));
  launches.set(AT_ONCE, await pool.get('in use', begin));
  await pool.get('one more', begin);
  assert.deepEqual(await stopped(launches), [1]);
});

test('what has ended is launched again', async () => {
  const pool = new LaunchPool<FakeLaunch>();
  const first = await pool.get('a', begin);
  first.end();
  await first.exited;
  await Promise.resolve();
  const second = await pool.get('a', begin);
  assert.notEqual(second, first);
});

test('what could not be launched is not tried again, and is told of in one line', async () => {
  const pool = new LaunchPool<FakeLaunch>();
  let tries = 0;
  const fails = async () => {
    tries += 1;
    throw new SetUpError('It ended.\nIts long story.');
  };
  await assert.rejects(pool.get('a', fails), { message: 'It ended.\nIts long story.' });
  await assert.rejects(pool.get('a', fails), {
    name: 'SetUpError',
    message: /^It ended\. .*not tried again\.$/,
  });
  assert.equal(tries, 1);
});

test('all are stopped at the end', async () => {
  const pool = new LaunchPool<FakeLaunch>();
  const launches = [await pool.get('a', begin), await pool.get('b', begin)];
  await pool.stop();
  assert.ok(launches.every(({ stopped }) => stopped));
});
