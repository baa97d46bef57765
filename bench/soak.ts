import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server } from '../tests/faults/server';
import type { Visitor } from '../tests/reference/visitor';

/*
 * `npm run soak -- MINUTES`: visitors come, look round, store values, sign in and out, and stay away, for so many
 * minutes; what the server's memory is meanwhile. Sessions last a minute and a half, so that they come and go.
 */

const CROWD = 16;
const LIFETIMES = '(0.025, -0.025)';
const SAMPLES = 10;

const METRICS = {
  'rss MB': 'process_resident_memory_bytes',
  'heap MB': 'nodejs_heap_size_used_bytes',
  sessions: 'wiki_sessions',
  saved: 'wiki_sessions_saved_total',
  expired: 'wiki_sessions_expired_total',
};

const count = { requests: 0, failed: 0 };

async function note(...answers: Promise<{ status: number }>[]): Promise<void> {
  for (const { status } of await Promise.all(answers)) {
    count.requests += 1;
    if (status >= 500) count.failed += 1;
  }
}

async function comeAndGo(visitor: Visitor): Promise<void> {
  await note(visitor.open('/'));
  await note(visitor.open('/SessionMacro'), visitor.open('/PageOne'));
  const value = 'x'.repeat(Math.random() * 2_000);
  await note(visitor.useDict(['set', 'k', value]));
  if (Math.random() < 0.5) return;
  await note(visitor.signIn('Ana'));
  await note(visitor.open('/PageTwo'), visitor.open('/PageThree'));
  if (Math.random() < 0.5) await note(visitor.signOut());
}

async function sample(server: Server, since: number) {
  const text = await (await fetch(`${server.url}/-/metrics`)).text();
  const row: Record<string, number> = { minute: (performance.now() - since) / 60_000 };
  for (const [title, name] of Object.entries(METRICS)) {
    const value = Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
    row[title] = title.endsWith('MB') ? value / 2 ** 20 : value;
  }
  return { ...row, ...count };
}

async function main(minutes: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const server = await Server.start(`lmdb:${folder}`, LIFETIMES);
  const begun = performance.now();
  const end = begun + minutes * 60_000;
  try {
    const crowd = Array.from({ length: CROWD }, async () => {
      while (performance.now() < end) await comeAndGo(server.visitor());
    });
    for (let next = 0; next <= SAMPLES; next += 1) {
      await new Promise((wake) =>
        setTimeout(wake, begun + (next * minutes * 60_000) / SAMPLES - performance.now()),
      );
      const row = Object.entries(await sample(server, begun));
      console.log(row.map(([title, value]) => `${title} ${Math.round(value * 10) / 10}`).join(', '));
    }
    await Promise.all(crowd);
  } finally {
    await server.kill();
    rmSync(folder, { recursive: true });
  }
  if (count.failed > 0)
    throw new Error(`${count.failed} of ${count.requests} requests were answered with a 5xx`);
}

void main(Number(process.argv[2] ?? 10));
