import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { Agent, request } from 'undici';
import { SHARED_STORES } from '../shared-stores';
import { until } from '../until';
import { Server } from './faults/server';

const WORKERS = 2;

function workersOf({ process: { pid } }: Server): number[] {
  const found = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return found.trim().split(/\s+/).map(Number);
}

/** What all workers count together, by a connection of its own: the next one goes to the next worker. */
async function countOf(server: Server, name: string): Promise<number> {
  const dispatcher = new Agent({ keepAliveTimeout: 1 });
  const { body } = await request(`${server.url}/-/metrics`, { dispatcher });
  const text = await body.text();
  await dispatcher.close();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

for (const [name, place] of Object.entries(SHARED_STORES)) {
  test(`${name}: workers serve one farm at one port, and one that dies is replaced`, async (t) => {
    const server = await Server.start(await place(t), '(1, 12)', '--workers', String(WORKERS));
    t.after(() => server.kill());
    assert.equal(workersOf(server).length, WORKERS);

    // Each visit has a connection of its own, so that they reach all workers.
    const ana = server.visitor();
    await ana.signIn('Ana');
    ana.headers = { connection: 'close' };
    const before = await countOf(server, 'wiki_sessions_saved_total');
    for (let visit = 0; visit < 6; visit += 1) assert.equal((await ana.open('/')).user, 'Ana');
    for (let asked = 0; asked < WORKERS; asked += 1) {
      assert.equal(await countOf(server, 'wiki_sessions_saved_total'), before + 6);
    }
    if (name === 'lmdb') assert.equal(await countOf(server, 'wiki_sessions'), 1);

    // What one was told all know, and one that comes later too.
    const form = await ana.open('/PageOne?action=edit');
    await ana.submit(form, '#text', { text: 'Another text.' });
    const preferences = await ana.open('/FrontPage?action=userprefs&sub=prefs');
    await ana.submit(preferences, '#email', { email: 'ana@farm.test' });
    const agree = async () => {
      for (let visit = 0; visit < 2 * WORKERS; visit += 1) {
        assert.match((await ana.open('/PageOne')).text, /Another text/);
        assert.equal(
          (await ana.open('/FrontPage?action=userprefs&sub=prefs')).$('#email').val(),
          'ana@farm.test',
        );
      }
    };
    await agree();

    const [victim] = workersOf(server) as [number];
    process.kill(victim, 'SIGKILL');
    // A connection that was on its way to it is lost with it.
    await until(async () => !workersOf(server).includes(victim));
    assert.equal((await ana.open('/')).user, 'Ana');
    await until(async () => workersOf(server).length === WORKERS);
    await until(async () => (await countOf(server, 'wiki_sessions_saved_total')) >= 0);
    await agree();

    const pids = workersOf(server);
    server.process.kill('SIGTERM');
    assert.deepEqual(await once(server.process, 'exit'), [0, null]);
    for (const pid of pids) assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
  });
}

test('a worker that can’t be is told in one line', async () => {
  const rows: [string, RegExp][] = [
    ['memory', /: --workers 2 needs a store that they share: .* memory, which each has to itself\.\n$/],
    ['lmdb:/dev/null/here', /: The LMDB folder \/dev\/null\/here can't be used: ENOTDIR.*\n$/],
  ];
  for (const [store, message] of rows) {
    await assert.rejects(Server.start(store, '(1, 12)', '--workers', '2'), { message });
  }
});
