import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { SessionStore } from './sessions/stores/store';
import type { Refusal, Tally } from './tally';

/** The metrics of one server, and those of its process. */
export function register(tally: Tally, store: SessionStore): Registry {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'wiki_sessions',
    help: 'Sessions in the store, with those that have expired and are not thrown away yet; NaN while it does not answer',
    registers,
    async collect() {
      this.set(await store.count().catch(() => Number.NaN));
    },
  });
  const counts = {
    wiki_sessions_saved_total: ['Requests whose session was saved', () => tally.saved],
    wiki_sessions_expired_total: ['Sessions thrown away because they had expired', () => tally.expired],
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
    name: 'wiki_refused_total',
    help: 'What was refused: a sign-in, a form without its token, a session id that opens none, a request, for want of the store',
    labelNames: ['what'],
    registers,
    collect() {
      this.reset();
      for (const what of Object.keys(tally.refused) as Refusal[]) this.inc({ what }, tally.refused[what]);
    },
  });
  return registry;
}
