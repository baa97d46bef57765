import cluster from 'node:cluster';
import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { openStore, startReference } from '../../reference';
import { type LaunchSettings, readLaunch, referenceOptions } from '../launching/reference';

const PROCESSES = 2;

function share(): void {
  for (let started = 0; started < PROCESSES; started += 1) cluster.fork();
  process.once('SIGTERM', () => cluster.disconnect());
}

async function serve(launch: LaunchSettings): Promise<void> {
  // A connection stays with its process: without one to keep, the next request goes to the next process.
  subscribe('http.server.request.start', (message) => {
    (message as { response: ServerResponse }).response.shouldKeepAlive = false;
  });
  const place = process.env.REDIS_URL ?? `lmdb:${join(launch.data, 'sessions')}`;
  const store = await openStore(place, { durability: 'committed', log: console.error });
  const reference = await startReference({ ...referenceOptions(launch, another), store });
  process.once('SIGTERM', () => void reference.stop());
}

function another(settings: object): object {
  return 'session_service' in settings ? { ...settings, session_service: 'hashed' } : settings;
}

if (cluster.isPrimary) share();
else void serve(readLaunch());
