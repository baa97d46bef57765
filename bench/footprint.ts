import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Redis } from 'ioredis';
import { SessionIds } from '../reference/sessions/ids';
import { openStore } from '../reference/sessions/stores/factory';

const SESSIONS = Number(process.env.SESSIONS ?? 100_000);
const AT_ONCE = 100;
const SECONDS = Number(process.env.SECONDS ?? 1);
const HOUR = 3_600_000;
const NOTHING = new Map<string, string>();

/** What a signed-in user has after some pages, with one number of an extension. */
function values(): ReadonlyMap<string, string> {
  const held = {
    'wiki.user': 'Ana Example',
    'wiki.started': Date.now(),
    'wiki.lifetime': 43_200,
    'wiki.method': 'moin_login',
    trail: ['FrontPage', 'PageOne', 'PageTwo', 'PageThree', 'PageFour', 'PageFive'],
    test: 12_345,
  };
  return new Map(Object.entries(held).map(([key, value]) => [key, JSON.stringify(value)]));
}

/**
 * What one session takes up in a store, and one that ended while its tombstone lasts, in bytes: of LMDB the file, of
 * Redis its own memory. And how many loads, renewals (the end alone is written) and changes one process does a second.
 */
export async function footprint(store: string, place: string) {
  const opened = await openStore(place, { durability: 'committed', log: console.error });
  const size = sizeOf(place);
  const ids = new SessionIds('bench', 'MOIN_SESSION');
  const now = Date.now();
  const sids = Array.from({ length: SESSIONS }, (_, i) => ids.stored(now - HOUR * (1 - i / SESSIONS)));
  try {
    const empty = await size();
    await each(sids, (sid) => opened.create(sid, values(), now + 12 * HOUR));
    const full = await size();
    const loads = await perSecond(sids, (sid) => opened.load(sid));
    const renewals = await perSecond(sids, (sid, i) => opened.update(sid, NOTHING, now + HOUR * i));
    const changes = await perSecond(sids, (sid, i) => opened.update(sid, new Map([['test', `${i}`]]), now));
    const before = await size();
    const ended = sids.slice(0, SESSIONS / 2);
    await each(ended, (sid) => opened.end(sid, now + HOUR));
    const bytes = (full - empty) / SESSIONS;
    // The file of LMDB does not get smaller.
    const tombstone = place.startsWith('lmdb:')
      ? Number.NaN
      : bytes - (before - (await size())) / ended.length;
    return { store, bytes, tombstone, loads, renewals, changes };
  } finally {
    await opened.close();
  }
}

function sizeOf(place: string): () => Promise<number> {
  if (place.startsWith('lmdb:')) {
    return async () => statSync(join(place.slice('lmdb:'.length), 'data.mdb')).size;
  }
  if (place.startsWith('redis:')) {
    return async () => {
      const client = new Redis(place);
      const info = await client.info('memory');
      client.disconnect();
      return Number(/used_memory:(\d+)/.exec(info)?.[1]);
    };
  }
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  return async () => {
    gc();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
}

async function each(sids: readonly string[], act: (sid: string) => Promise<unknown>): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < sids.length) await act(sids[next++] as string);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function perSecond(
  sids: readonly string[],
  act: (sid: string, done: number) => Promise<unknown>,
): Promise<number> {
  const until = performance.now() + 1000 * SECONDS;
  let done = 0;
  const work = async () => {
    while (performance.now() < until) {
      done += 1;
      await act(sids[done % sids.length] as string, done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done / SECONDS;
}
