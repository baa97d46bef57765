import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { open } from 'lmdb';
import { openStore } from '../../../reference/sessions/stores/factory';
import { newFolder } from '../../new-folder';
import { HOUR, startWiki } from '../visitor';
import { startOn } from './start-on';

const DAY = 24 * HOUR;
const settings = { cookie_lifetime: [1, 12] } as const;

function mount(...args: string[]): boolean {
  try {
    execFileSync('mount', args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('disk full: a 503, no cookie for what was not saved, the old record intact, recovery by itself', async (t) => {
  const folder = newFolder();
  if (!mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder)) {
    t.skip('NOT RUN: only root may mount a small disk');
    return;
  }
  t.after(() => execFileSync('umount', ['--lazy', folder]));
  const { visitor, logged } = await startOn(t, `lmdb:${folder}`);

  const ana = visitor();
  await ana.signIn('Ana');
  await ana.dict(['set', 'k', 'before']);
  const filler = visitor();
  await filler.open('/');
  let saved = 0;
  for (;;) {
    const answer = await filler.useDict(['set', `k${saved}`, 'x'.repeat(10_000)]);
    if (answer.status !== 200) {
      assert.equal(answer.status, 503);
      assert.deepEqual(answer.setCookies, []);
      assert.doesNotMatch(answer.html, /ENOSPC|No space|MDB/i);
      break;
    }
    saved += 1;
  }
  // LMDB takes a write that found room for a part of it for an input/output error.
  const reason = `^The LMDB folder ${folder} can't be written: (Input/output error|No space left on device);`;
  assert.match(logged.join('\n'), new RegExp(reason, 'm'));
  assert.deepEqual((await ana.dict(['get', 'k'])).results, ['before']);
  assert.deepEqual((await filler.dict(['has', 'k0'], ['has', `k${saved}`])).results, [true, false]);

  assert.ok(mount('-o', 'remount,size=32m', folder));
  assert.deepEqual((await ana.dict(['set', 'k', 'after'])).results, [true]);
  assert.deepEqual((await ana.dict(['get', 'k'])).results, ['after']);
  t.diagnostic(`${saved} of ${saved + 1} writes acknowledged on a disk of 1 MB, 0 lost`);
});

test('another process writes and does not end: a bounded 503, and all goes on when it has', async (t) => {
  const folder = newFolder();
  const { visitor } = await startOn(t, `lmdb:${folder}`);
  const ana = visitor();
  await ana.signIn('Ana');
  await ana.dict(['set', 'k', 1]);
  const form = await ana.open('/SessionDict');
  const holder = spawn(
    process.execPath,
    ['--require', './loader.js', 'tests/reference/faults/lock-holder.ts', folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  t.after(() => holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');

  const begun = performance.now();
  const answer = await ana.submit(form, '#several', { session: JSON.stringify([['set', 'k', 2]]) });
  const took = performance.now() - begun;
  assert.deepEqual([answer.status, answer.setCookies], [503, []]);
  assert.ok(took < 5_000, `it took ${took} ms`);
  const ended = once(holder, 'exit');
  holder.kill('SIGKILL');
  await ended;
  assert.deepEqual((await ana.dict(['set', 'k', 3], ['get', 'k'])).results, [true, 3]);
  t.diagnostic(`answered with 503 after ${took.toFixed(0)} ms`);
});

test('a folder that another container seems to use is told, one that was left is not', async () => {
  const folder = newFolder();
  const logged: string[] = [];
  const use = async () => {
    const store = await openStore(`lmdb:${folder}`, {
      durability: 'committed',
      log: (line) => logged.push(line),
    });
    await store.sweep?.(0);
    await store.close();
  };
  const note = async (text: string) => {
    const root = open({ path: folder, encoding: 'binary', maxDbs: 4 });
    await root.put('pid namespace', Buffer.from(text));
    await root.close();
  };
  await use();
  await use();
  await note(`pid:[1] ${Date.now() - HOUR}`);
  await use();
  assert.deepEqual(logged, []);
  await note(`pid:[1] ${Date.now()}`);
  await use();
  assert.match(
    logged.join(),
    /^The LMDB folder \S+ was used .* another pid namespace, such as another container/,
  );
});

test('the folder is for this user alone', async () => {
  const folder = join(newFolder(), 'sessions');
  const store = await openStore(`lmdb:${folder}`, { durability: 'committed', log: () => {} });
  await store.close();
  assert.equal(statSync(folder).mode & 0o777, 0o700);
});

test('a corrupt record: that visitor starts a new session, nobody sees a 5xx', async (t) => {
  const folder = newFolder();
  const { visitor, logged } = await startOn(t, `lmdb:${folder}`);
  const [ana, ben] = [visitor(), visitor()];
  await ana.signIn('Ana');
  await ben.signIn('Ben');
  const old = ana.sid;

  const root = open({ path: folder, encoding: 'binary', maxDbs: 4 });
  const sessions = root.openDB<string, string>({ name: 'sessions', encoding: 'string', useVersions: true });
  await sessions.put(old, '\u0000\u0001{"torn', 9);
  await root.close();

  const answer = await ana.open('/');
  assert.equal(answer.status, 200);
  assert.equal(answer.user, '');
  assert.notEqual(ana.sid, old);
  assert.ok(logged.length > 0);
  assert.ok(!logged.some((line) => line.includes(old)));
  assert.equal((await ana.signIn('Ana')).user, 'Ana');
  assert.equal((await ben.open('/')).user, 'Ben');
});

for (const place of ['memory', 'lmdb']) {
  test(`${place}: the clock jumps back a day and forward again, and live sessions survive`, async (t) => {
    const where = place === 'lmdb' ? `lmdb:${newFolder()}` : place;
    const store = await openStore(where, { durability: 'committed', log: () => {} });
    const { visitor, clock, reference } = await startWiki(t, settings, { store });
    const ana = visitor();
    await ana.signIn('Ana');
    for (const jump of [-DAY, DAY, -DAY, DAY]) {
      clock.now += jump;
      await reference.sweep();
      assert.equal((await ana.open('/')).user, 'Ana');
    }
    clock.now += 13 * HOUR;
    await reference.sweep();
    assert.equal((await ana.open('/')).user, '');
    assert.equal(await reference.storedSessions(), 0);
  });
}
