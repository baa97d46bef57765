import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RedisServer } from '../tests/redis-server';
import { interleaved, median } from './rounds';
import { type Load, Subject } from './subject';

/*
 * The session endpoint of the reference against plain node:http, and against what people would use instead: load the
 * session, set or read the macro's number, renew, answer. A table, and reports/bench.json.
 */

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const SECONDS = Number(process.env.SECONDS ?? 3);
const SIZES = (process.env.SIZES ?? '1000,100000,1000000').split(',').map(Number);
const CONNECTIONS = 32;
const MACRO = '/SessionMacro?action=content';

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
let folders = 0;
const lmdb = () => `lmdb:${join(folder, String(folders++))}`;

async function compare(redis: RedisServer) {
  const subjects: Record<string, Subject> = {
    'plain node:http, Map': await Subject.start('peers/plain.js', '/'),
    'reference, memory': await Subject.start('reference.ts', MACRO, 'memory'),
    'reference, lmdb': await Subject.start('reference.ts', MACRO, lmdb()),
    'reference, lmdb, a write each': await Subject.start('reference.ts', MACRO, lmdb(), '--write'),
    'reference, redis': await Subject.start('reference.ts', MACRO, redis.url),
    'express-session': await Subject.start('peers/express-session.js', '/'),
    '@fastify/session': await Subject.start('peers/fastify-session.js', '/'),
    'koa-session': await Subject.start('peers/koa-session.js', '/'),
    'hono-sessions': await Subject.start('peers/hono-sessions.mjs', '/'),
  };
  const names = Object.keys(subjects);
  const many: Record<string, Load[]> = Object.fromEntries(names.map((name) => [name, []]));
  const rates = await interleaved(
    Object.fromEntries(
      Object.entries(subjects).map(([name, subject]) => [
        name,
        async () => {
          const load = await subject.load(CONNECTIONS, SECONDS);
          many[name]?.push(load);
          return load.perSecond;
        },
      ]),
    ),
    ROUNDS,
  );
  const rows = [];
  for (const [name, subject] of Object.entries(subjects)) {
    const one = await subject.load(1, 1);
    const plain = rates['plain node:http, Map'] as number[];
    rows.push({
      name,
      perSecond: Math.round(median(rates[name] as number[])),
      ofPlain: median((rates[name] as number[]).map((rate, round) => rate / (plain[round] as number))),
      p99: median((many[name] as Load[]).slice(1).map(({ p99 }) => p99)),
      alonePerSecond: Math.round(one.perSecond),
      alone: 1000 / one.perSecond,
    });
  }
  await Promise.all(Object.values(subjects).map((subject) => subject.stop()));
  return rows;
}

async function grow(place: () => string) {
  const rows = [];
  for (const size of SIZES) {
    const subject = await Subject.start('reference.ts', MACRO, place(), '--fill', String(size));
    await subject.load(CONNECTIONS, 1);
    const rates = [];
    for (let round = 0; round < ROUNDS; round += 1)
      rates.push((await subject.load(CONNECTIONS, SECONDS)).perSecond);
    const sweep = await subject.ask<{ swept: number; took: number; blocked: number }>('sweep');
    rows.push({ sessions: size, perSecond: Math.round(median(rates)), sweep });
    await subject.stop();
  }
  return rows;
}

async function main(): Promise<void> {
  const redis = await RedisServer.start();
  try {
    const rows = await compare(redis);
    console.table(rows);
    const growth = { memory: await grow(() => 'memory'), lmdb: await grow(lmdb) };
    for (const [store, sizes] of Object.entries(growth)) {
      console.table(sizes.map(({ sweep, ...row }) => ({ store, ...row, ...sweep })));
    }
    mkdirSync('reports', { recursive: true });
    const report = { node: process.version, rounds: ROUNDS, seconds: SECONDS, rows, growth };
    writeFileSync('reports/bench.json', `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
