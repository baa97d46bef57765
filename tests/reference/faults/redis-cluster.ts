import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { RedisCluster } from '../../redis-cluster';
import type { RedisServer } from '../../redis-server';
import { until } from '../../until';
import type { Visitor } from '../visitor';
import { startOn } from './start-on';

const CROWD = 24;
/** So many writes are acknowledged before the node is killed. */
const BEFORE = 600;

async function start(t: TestContext, how: { replicas: boolean }) {
  const cluster = await RedisCluster.start(how);
  t.after(() => cluster.kill());
  return { cluster, ...(await startOn(t, cluster.url)) };
}

/** Writes one value after the other, from the one after that on. Of each that is acknowledged it is told. */
async function write(visitor: Visitor, from: number, acknowledge: (value: number) => boolean): Promise<void> {
  for (let value = from + 1; ; value += 1) {
    // Without its node there is no form to submit.
    const answer = await visitor.dict(['set', 'n', value]).catch(() => undefined);
    if (answer?.results[0] !== true || !acknowledge(value)) return;
  }
}

const kept = async (visitor: Visitor) => Number((await visitor.dict(['get', 'n'])).results[0] ?? 0);
const isBack = (visitor: Visitor) => until(async () => (await visitor.open('/')).status === 200);

test('a node killed under load: its replica takes over, and what is lost is what it had not got yet', async (t) => {
  const { cluster, visitor } = await start(t, { replicas: true });
  const crowd = Array.from({ length: CROWD }, visitor);
  await Promise.all(crowd.map((each) => each.open('/')));
  await Promise.all(crowd.map((each) => each.dict(['set', 'n', 0])));
  const masters = await Promise.all(crowd.map(({ sid }) => cluster.masterOf(sid)));
  const [killed] = masters as [RedisServer];

  const acknowledged = crowd.map(() => 0);
  let writes = 0;
  const writing = crowd.map((each, i) =>
    write(each, 0, (value) => {
      acknowledged[i] = value;
      writes += 1;
      if (writes === BEFORE) void killed.kill();
      // Those of the other nodes go on while this one is gone.
      return writes < 3 * BEFORE;
    }),
  );
  await Promise.all(writing);
  const began = performance.now();
  for (const each of crowd) await isBack(each);
  const back = performance.now() - began;

  let lost = 0;
  for (const [i, each] of crowd.entries()) {
    const found = await kept(each);
    const missing = Math.max(0, (acknowledged[i] as number) - found);
    if (masters[i] !== killed)
      assert.equal(missing, 0, `visitor ${i}, of a node that went on, lost ${missing}`);
    // What was under way when the node died may be there or not.
    assert.ok(found <= (acknowledged[i] as number) + 1);
    lost += missing;
  }
  const share = masters.filter((master) => master === killed).length;
  t.diagnostic(
    `${writes} writes acknowledged, ${lost} lost, of ${share} of ${CROWD} visitors; ` +
      `all served ${(back / 1000).toFixed(1)} s after the others had gone on`,
  );
});

test('what was acknowledged before the replica had it is lost with the node, and a sign-out is not', async (t) => {
  const { cluster, visitor } = await start(t, { replicas: true });
  const [ana, ben] = [visitor(), visitor()];
  await ana.signIn('Ana');
  const master = await cluster.masterOf(ana.sid);
  do await ben.signIn('Ben');
  while ((await cluster.masterOf(ben.sid)) !== master);
  await ben.dict(['set', 'n', 1]);
  const replica = cluster.replicas[cluster.masters.indexOf(master)] as RedisServer;
  const caughtUp = async () => {
    const offsets = await Promise.all(
      [master, replica].map(
        async (node) => /master_repl_offset:(\d+)/.exec(await node.ask((c) => c.info()))?.[1],
      ),
    );
    return offsets[0] === offsets[1];
  };
  await until(caughtUp);

  replica.signal('SIGSTOP');
  // What is on its way already would be read later.
  await master.ask((client) => client.call('CLIENT', 'KILL', 'TYPE', 'replica'));
  await ben.dict(['set', 'n', 2]);
  const replay = ana.copy();
  await ana.signOut();
  await master.kill();
  replica.signal('SIGCONT');

  await isBack(ben);
  assert.deepEqual((await ben.dict(['get', 'n'])).results, [1]);
  await until(async () => (await replay.open('/')).user === '');
  assert.equal((await replay.open('/')).user, '');
});

test('a node that comes back with an older state brings back nobody who signed out', async (t) => {
  const { cluster, visitor } = await start(t, { replicas: false });
  const [ana, ben] = [visitor(), visitor()];
  await ana.signIn('Ana');
  const master = await cluster.masterOf(ana.sid);
  do await ben.signIn('Ben');
  while ((await cluster.masterOf(ben.sid)) !== master);
  await master.ask((client) => client.save());
  const replay = ana.copy();
  await ana.signOut();
  await master.kill();
  const [reading, replaying] = await Promise.all([ben.open('/'), replay.open('/')]);
  assert.deepEqual([reading.status, replaying.status], [503, 503]);
  assert.deepEqual([...reading.setCookies, ...replaying.setCookies], []);

  await master.start();
  await isBack(ben);
  assert.equal((await ben.open('/')).user, 'Ben');
  assert.equal((await replay.open('/')).user, '');
});
