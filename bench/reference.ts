import { randomBytes, randomInt } from 'node:crypto';
import { startReference } from '../reference';
import { openStore } from '../reference/sessions/stores/open';
import type { SessionStore } from '../reference/sessions/stores/store';

/*
 * The reference as the bench runs it: STORE [--write] [--fill N]. With --write the macro stores a new number on each
 * request. With --fill the store has N sessions before the first request, of which a thousand are told, and 1 % of as
 * many again that have expired; the message "sweep" throws those away.
 */

const HOUR = 3_600_000;
const MINUTE = 60_000;
const AT_ONCE = 5_000;

async function fill(store: SessionStore, count: number, expires: number): Promise<string[]> {
  const sids: string[] = [];
  const values = new Map([
    ['wiki.started', String(Date.now())],
    ['wiki.lifetime', '3600'],
    ['test', '5'],
  ]);
  for (let done = 0; done < count; done += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - done) }, () =>
      randomBytes(24).toString('base64url'),
    );
    await Promise.all(some.map((sid) => store.create(sid, values, expires)));
    sids.push(...some.slice(0, Math.ceil((some.length * 1000) / count)));
  }
  return sids;
}

/** Sweeps, and watches meanwhile how long nothing else had its turn. Times in ms. */
async function sweep(store: SessionStore) {
  let blocked = 0;
  let turn = performance.now();
  let watching = true;
  const watch = () => {
    const now = performance.now();
    blocked = Math.max(blocked, now - turn);
    turn = now;
    if (watching) setImmediate(watch);
  };
  const begun = performance.now();
  watch();
  const swept = await store.sweep(Date.now());
  watching = false;
  return { swept, took: performance.now() - begun, blocked };
}

async function main([place = 'memory', ...options]: string[]): Promise<void> {
  const store = await openStore(place, { durability: 'committed', log: console.error });
  const count = Number(options[options.indexOf('--fill') + 1] ?? 0) || 0;
  const expires = Math.ceil((Date.now() + HOUR) / MINUTE) * MINUTE;
  const sids = await fill(store, count, expires);
  await fill(store, Math.floor(count / 100), expires - 2 * HOUR);

  const write = {
    dependencies: ['time'] as const,
    execute({ session }: { session: { set(key: string, value: number): void } }) {
      session.set('test', randomInt(1, 100_001));
      return 'Set';
    },
  };
  const reference = await startReference({
    store,
    wikis: [{ name: 'Bench', settings: { cookie_lifetime: [1, 12], cookie_name: 'bench' } }],
    ...(options.includes('--write')
      ? { policies: { macros: { 'session-service': { SessionMacro: write }, 'auth-list': {} } } }
      : {}),
  });
  process.on('message', async () => process.send?.(await sweep(store)));
  process.on('disconnect', () => void reference.stop());
  process.send?.({ port: reference.port, cookies: sids.map((sid) => `MOIN_SESSION_bench=${sid}`) });
}

void main(process.argv.slice(2));
