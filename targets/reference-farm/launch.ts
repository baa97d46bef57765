import cluster from 'node:cluster';
import { subscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type Account, openStore, startReference, type WikiOptions } from '../../reference';

/** What the suite's launcher writes for a wiki. */
interface LaunchSettings {
  readonly port: number;
  readonly data: string;
  readonly wikis: readonly WikiOptions[];
  readonly accounts: readonly Account[];
  readonly tls?: { readonly certificate: string; readonly key: string };
}

const PROCESSES = 2;

function share(): void {
  for (let started = 0; started < PROCESSES; started += 1) cluster.fork();
  process.once('SIGTERM', () => cluster.disconnect());
}

async function serve({ port, data, wikis, accounts, tls }: LaunchSettings): Promise<void> {
  // A connection stays with its process: without one to keep, the next request goes to the next process.
  subscribe('http.server.request.start', (message) => {
    (message as { response: ServerResponse }).response.shouldKeepAlive = false;
  });
  const place = process.env.REDIS_URL ?? `lmdb:${join(data, 'sessions')}`;
  const store = await openStore(place, { durability: 'committed', log: console.error });
  const reference = await startReference({
    port,
    store,
    accounts,
    wikis: wikis.map((wiki) => ({ ...wiki, settings: own(wiki.settings ?? {}) })),
    // The suite's passwords protect nothing.
    passwordCost: { N: 2, r: 1, p: 1 },
    ...(tls && { tls: { key: readFileSync(tls.key), cert: readFileSync(tls.certificate) } }),
  });
  process.once('SIGTERM', () => void reference.stop());
}

/** What the features call another session service has a name here; wrong passwords are part of what is tried. */
function own(settings: object): object {
  const another = 'session_service' in settings ? { session_service: 'hashed' as const } : {};
  return { ...settings, ...another, throttle_sign_in: false };
}

if (cluster.isPrimary) share();
else void serve(JSON.parse(readFileSync(process.env.WIKI_SETTINGS ?? '', 'utf8')));
