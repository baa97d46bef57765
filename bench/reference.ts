import { randomInt } from 'node:crypto';
import { defaultPolicies, type Macro, type SessionStore, startReference } from '../reference';
import { createLogger } from '../reference/cli/log';
import { SessionIds } from '../reference/sessions/ids';
import { openStore } from '../reference/sessions/stores/factory';

/*
 * The reference as the bench runs it: STORE [N]. With N the store has so many sessions before the first request, and
 * twice 1 % of as many again that have expired, an hour and two hours ago.
 */

const { macros } = defaultPolicies;
const HOUR = 3_600_000;
const MINUTE = 60_000;
const AT_ONCE = 5_000;
/** So many of the stored sessions have visitors, whatever their number, so that the work is the same. */
const VISITORS = 1_000;

/** Sessions that began one after the other in the hour before that time, and end an hour after it. */
async function fill(store: SessionStore, count: number, time: number): Promise<string[]> {
  const ids = new SessionIds('bench', 'MOIN_SESSION');
  const sids: string[] = [];
  const values = new Map([
    ['wiki.started', String(Date.now())],
    ['wiki.lifetime', '3600'],
    ['test', '5'],
  ]);
  for (let done = 0; done < count; done += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, i) =>
      ids.stored(time - HOUR * (1 - (done + i) / count)),
    );
    await Promise.all(some.map((sid) => store.create(sid, values, time + HOUR)));
    sids.push(...some.filter((_, i) => (done + i) % Math.ceil(count / VISITORS) === 0));
  }
  return sids;
}

/** Removes what had expired at that time, and watches meanwhile how long nothing else had its turn. Times in ms. */
async function sweep(store: SessionStore, time: number) {
  let blocked = 0;
  let turn = performance.now();
  let sweeping = true;
  function watch(): void {
    const now = performance.now();
    blocked = Math.max(blocked, now - turn);
    turn = now;
    if (sweeping) setImmediate(watch);
  }
  const begun = performance.now();
  setImmediate(watch);
  const swept = await store.sweep?.(time);
  sweeping = false;
  return { swept, took: performance.now() - begun, blocked };
}

/** Each request a write, as the bare stores beside it have it. */
const writing: Macro = {
  dependencies: ['time'],
  execute({ request }) {
    const value = randomInt(1, 100_001);
    request.session.set('test', value);
    return `Set to value ${value}`;
  },
};

async function main([place = 'memory', size = '0']: string[]): Promise<void> {
  const store = await openStore(place, { durability: 'committed', log: console.error });
  const now = Math.ceil(Date.now() / MINUTE) * MINUTE;
  const onePercent = Math.floor(Number(size) / 100);
  for (const hoursAgo of [4, 3, 2]) await fill(store, onePercent, now - hoursAgo * HOUR);
  const sids = await fill(store, Number(size), now);
  // A server has swept before, and has not just begun a million sessions, with the garbage that this leaves.
  await store.sweep?.(now - 3 * HOUR);
  globalThis.gc?.();
  const reference = await startReference({
    store,
    logger: createLogger('warn'),
    policies: {
      macros: {
        ...macros,
        'session-service': { ...macros['session-service'], SessionDict: writing },
      },
    },
    wikis: [{ name: 'Bench', settings: { cookie_lifetime: [1, 12], cookie_name: 'bench' } }],
  });
  process.on('message', async ({ hoursAgo }: { hoursAgo: number }) => {
    process.send?.(await sweep(store, now - hoursAgo * HOUR));
  });
  process.on('disconnect', () => void reference.stop());
  const cookies = sids.map((sid) => `MOIN_SESSION_bench=${sid}`);
  process.send?.({ port: reference.port, ...(cookies.length > 0 && { cookies }) });
}

void main(process.argv.slice(2));
