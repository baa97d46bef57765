import cluster from 'node:cluster';
import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { openStore, type ReferenceOptions, startReference } from '../../reference';
import { type LaunchSettings, readLaunch, referenceOptions } from '../launching/reference';

const PROCESSES = 2;
const TOLD = 'told';

function share(): void {
  for (let started = 0; started < PROCESSES; started += 1) cluster.fork();
  cluster.on('message', (from, change) => {
    for (const worker of Object.values(cluster.workers ?? {})) if (worker !== from) worker?.send(change);
    from.send(TOLD);
  });
  process.once('SIGTERM', () => cluster.disconnect());
}

/** What one process is told of pages and preferences the others know when its answer is sent. */
const siblings: NonNullable<ReferenceOptions['siblings']> = {
  metrics: (own) => () => own.metrics(),
  listen: (make) =>
    process.on('message', (message) => message !== TOLD && make(message as Parameters<typeof make>[0])),
  async tell(change) {
    process.send?.(change);
    while ((await once(process, 'message'))[0] !== TOLD);
  },
};

async function serve(launch: LaunchSettings): Promise<void> {
  // A connection stays with its process: without one to keep, the next request goes to the next process.
  subscribe('http.server.request.start', (message) => {
    (message as { response: ServerResponse }).response.shouldKeepAlive = false;
  });
  const place = process.env.REDIS_URL ?? `lmdb:${join(launch.data, 'sessions')}`;
  const store = await openStore(place, { durability: 'committed', log: console.error });
  const reference = await startReference({ ...referenceOptions(launch, another), store, siblings });
  process.once('SIGTERM', () => void reference.stop());
}

function another(settings: object): object {
  return 'session_service' in settings ? { ...settings, session_service: 'hashed' } : settings;
}

if (cluster.isPrimary) share();
else void serve(readLaunch());
