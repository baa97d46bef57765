import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { RedisCluster } from '../tests/redis-cluster';
import { Server } from '../tests/reference/faults/server';
import type { Answer, Visitor } from '../tests/reference/visitor';

/*
 * `npm run soak -- MINUTES [STORE [VISITS]]`: visitors come, look round, store values, sign in and out, and stay away,
 * for so many minutes; what the server's memory is meanwhile. STORE is `lmdb` (the default), `memory`, or `cluster`, a
 * Redis Cluster of three masters. VISITS begin each second, or as many as there is time for. Sessions last a minute and
 * a half, so that they come and go.
 */

const CROWD = 16;
const LIFETIMES = '(0.025, -0.025)';
const SAMPLES = 12;
const MB = 2 ** 20;

const METRICS = {
  'rss MB': 'process_resident_memory_bytes',
  'heap MB': 'nodejs_heap_size_used_bytes',
  'external MB': 'nodejs_external_memory_bytes',
  handles: 'nodejs_active_handles_total',
  sessions: 'wiki_sessions',
  saved: 'wiki_sessions_saved_total',
  expired: 'wiki_sessions_expired_total',
};

const failures: Record<string, number> = {};
const count = { requests: 0, failed: 0, lost: 0, brokenOff: 0 };

interface Place {
  readonly url: string;
  /** What only the store itself can tell. */
  figures?(): Promise<Record<string, number>>;
  remove(): Promise<void>;
}

const PLACES: Record<string, () => Promise<Place>> = {
  memory: async () => ({ url: 'memory', remove: async () => undefined }),
  lmdb: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'soak-'));
    return { url: `lmdb:${folder}`, remove: async () => rmSync(folder, { recursive: true }) };
  },
  cluster: async () => {
    const cluster = await RedisCluster.start();
    const masters = cluster.masters;
    // Beside other work a node may be kept waiting for longer than a test has it.
    await Promise.all(
      masters.map((node) => node.ask((client) => client.config('SET', 'cluster-node-timeout', 15_000))),
    );
    async function total(ask: (client: Redis) => Promise<unknown>): Promise<number> {
      const answers = await Promise.all(masters.map((node) => node.ask(ask)));
      return answers.map(Number).reduce((sum, n) => sum + n);
    }
    return {
      url: cluster.url,
      figures: async () => ({
        keys: await total((client) => client.dbsize()),
        'redis MB': (await total(async (client) => /used_memory:(\d+)/.exec(await client.info())?.[1])) / MB,
      }),
      remove: () => cluster.kill(),
    };
  },
};

async function note(...answers: Promise<Answer>[]): Promise<Answer[]> {
  const noted = await Promise.all(answers);
  count.requests += noted.length;
  for (const { status } of noted) {
    if (status < 400 || status === 429) continue;
    count.failed += 1;
    failures[status] = (failures[status] ?? 0) + 1;
  }
  return noted;
}

/** Submits the form on a page, where the page came. */
async function submit(visitor: Visitor, path: string, element: string, fields = {}): Promise<Answer> {
  const [page] = (await note(visitor.open(path))) as [Answer];
  if (page.status >= 400) return page;
  const [answer] = (await note(visitor.submit(page, element, fields))) as [Answer];
  return answer;
}

async function comeAndGo(visitor: Visitor): Promise<void> {
  await note(visitor.open('/'));
  await note(visitor.open('/SessionMacro'), visitor.open('/PageOne'));
  const value = 'x'.repeat(Math.random() * 2_000);
  await submit(visitor, '/SessionDict', '#several', { session: JSON.stringify([['set', 'k', value]]) });
  if (Math.random() < 0.5) return;
  const ana = { name: 'Ana', password: 'ana word' };
  const signedIn = await submit(visitor, '/PageOne?action=login', '#password', ana);
  // While the passwords of many are being checked, one more is asked to come again.
  if (signedIn.status >= 400) return;
  for (const page of await note(visitor.open('/PageTwo'), visitor.open('/PageThree'))) {
    if (page.status < 400 && page.user !== 'Ana') count.lost += 1;
  }
  if (Math.random() < 0.5) await submit(visitor, '/PageOne', '#logout');
}

async function sample(server: Server, place: Place, since: number) {
  const text = await (await fetch(`${server.url}/-/metrics`)).text();
  const row: Record<string, number> = { minute: (performance.now() - since) / 60_000 };
  for (const [title, name] of Object.entries(METRICS)) {
    const value = Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
    row[title] = title.endsWith('MB') ? value / MB : value;
  }
  return { ...row, ...(await place.figures?.()), ...count };
}

/** Where the server closes an idle connection, a request that was just sent on it has no answer. */
function brokenOff(error: NodeJS.ErrnoException): void {
  if (error.code !== 'UND_ERR_SOCKET' && error.code !== 'ECONNRESET') throw error;
  count.brokenOff += 1;
}

const until = (time: number) => new Promise((wake) => setTimeout(wake, time - performance.now()));

async function soak(server: Server, place: Place, minutes: number, pace: number): Promise<void> {
  const begun = performance.now();
  const end = begun + minutes * 60_000;
  let visits = 0;
  const crowd = Array.from({ length: CROWD }, async () => {
    while (performance.now() < end) {
      await until(begun + (visits++ / pace) * 1_000);
      await comeAndGo(server.visitor()).catch(brokenOff);
    }
  });
  for (let next = 0; next <= SAMPLES; next += 1) {
    await until(begun + (next * minutes * 60_000) / SAMPLES);
    const row = Object.entries(await sample(server, place, begun));
    console.log(row.map(([title, value]) => `${title} ${Math.round(value * 10) / 10}`).join(', '));
  }
  await Promise.all(crowd);
}

async function main([minutes = '10', store = 'lmdb', pace = 'Infinity']: string[]): Promise<void> {
  const open = PLACES[store];
  if (!open) {
    console.error(`There is no soak on ${store}; there is one on ${Object.keys(PLACES).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const place = await open();
  try {
    const server = await Server.start(place.url, LIFETIMES);
    try {
      await soak(server, place, Number(minutes), Number(pace));
    } finally {
      await server.kill();
    }
  } finally {
    await place.remove();
  }
  if (count.failed + count.lost > 0) {
    throw new Error(
      `${count.failed} of ${count.requests} requests failed, by status ${JSON.stringify(failures)}, and ${count.lost} did not know who had signed in`,
    );
  }
}

void main(process.argv.slice(2));
