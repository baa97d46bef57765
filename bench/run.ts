import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { RedisServer } from '../tests/redis-server';
import { compare } from './compare';
import { footprint } from './footprint';
import { growth } from './growth';
import { workers } from './workers';

/*
 * `npm run bench [-- PART …]`: the session endpoint of the reference against plain node:http and against what people
 * would use instead, how its cost grows, and what a session takes up. Prints tables, and writes reports/bench.json.
 */

const STORES = ['memory', 'lmdb', 'redis'];
const PARTS = [...STORES, 'peers', 'workers', 'growth', 'footprint'];
const ROUNDS = Number(process.env.ROUNDS ?? 5);

async function main(asked: string[]): Promise<void> {
  const parts = asked.length > 0 ? asked : PARTS;
  const unknown = parts.find((part) => !PARTS.includes(part));
  if (unknown) {
    console.error(`There is no part ${unknown} of the bench; there are ${PARTS.join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const named = STORES.filter((store) => parts.includes(store));
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const redis = await RedisServer.start();
  let places = 0;
  /** A new, empty store of that kind. */
  function place(store: string): string {
    places += 1;
    if (store === 'redis') return redis.url.replace(/\d+$/, `${places}`);
    return store === 'lmdb' ? `lmdb:${join(folder, `${places}`)}` : store;
  }

  const report: Record<string, unknown> = { node: process.version, cpu: cpus()[0]?.model, rounds: ROUNDS };
  try {
    if (named.length > 0 || parts.includes('peers')) {
      report.compared = print(await compare(named, place, parts.includes('peers'), ROUNDS));
    }
    if (parts.includes('workers')) {
      const rows = [];
      // Memory is of one process alone.
      for (const store of STORES.filter((each) => each !== 'memory'))
        rows.push(await workers(store, place, ROUNDS));
      report.workers = print(rows);
    }
    if (parts.includes('growth')) {
      const rows = [];
      for (const store of named.length > 0 ? named : STORES)
        rows.push(...(await growth(store, place, ROUNDS)));
      report.growth = print(rows);
    }
    if (parts.includes('footprint')) {
      const rows = [];
      for (const store of named.length > 0 ? named : STORES) rows.push(await footprint(store, place(store)));
      // Redis as it comes keeps hashes with a value of more than 64 bytes in a form that is faster with many fields.
      await redis.ask((client) => client.config('SET', 'hash-max-listpack-value', 1024));
      rows.push(await footprint('redis, hash-max-listpack-value 1024', place('redis')));
      report.footprint = print(rows);
    }
  } finally {
    await redis.kill();
    rmSync(folder, { recursive: true, force: true });
  }
  mkdirSync('reports', { recursive: true });
  writeFileSync('reports/bench.json', `${JSON.stringify(report, null, 2)}\n`);
}

function print<Row extends object>(rows: Row[]): Row[] {
  const rounded = (value: unknown) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value);
  console.table(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, rounded(value)]))),
  );
  return rows;
}

void main(process.argv.slice(2));
