import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Counters, Rejection } from './counters';
import type { AllStores } from './sessions/stores/all-stores';

/** The metrics of one server, and those of its process. */
export function register(counters: Counters, stores: Pick<AllStores, 'count'>): Registry {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'wiki_sessions',
    help: 'Sessions in the store, with those that have expired and are not removed yet; NaN while it does not answer, and of Redis, which does not count them',
    registers,
    // Processes of one store count the same ones.
    aggregator: 'max',
    async collect() {
      this.set((await stores.count().catch(() => undefined)) ?? Number.NaN);
    },
  });
  const counts = {
    wiki_sessions_saved_total: ['Requests whose session was saved', () => counters.saved],
    wiki_sessions_expired_total: ['Sessions removed because they had expired', () => counters.expired],
    wiki_sessions_evicted_total: ['Sessions ended to make room for others', () => counters.evicted],
  } as const;
  for (const [name, [help, count]] of Object.entries(counts)) {
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(count());
      },
    });
  }
  new Counter({
    name: 'wiki_rejected_total',
    help: 'What was rejected: a sign-in, a sign-in that came too early, a form without its token, a session id that opens none, a request, what needed the store',
    labelNames: ['what'],
    registers,
    collect() {
      this.reset();
      for (const what of Object.keys(counters.rejected) as Rejection[])
        this.inc({ what }, counters.rejected[what]);
    },
  });
  return registry;
}
