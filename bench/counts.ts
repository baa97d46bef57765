import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countsDiffer } from './compare-counts';
import { preloading, RUNNER } from './runner';

/*
 * npm run counts: runs the suite by HTTP on the reference, and fails where it does not do as much as bench/counts.json
 * says, more or less. npm run counts -- --write takes it over.
 */

const COMMITTED = join(__dirname, 'counts.json');
const COUNTED = join(__dirname, '../.cache/counts.json');

function main(): void {
  mkdirSync(join(COUNTED, '..'), { recursive: true });
  const { status } = spawnSync(process.execPath, [RUNNER], {
    stdio: 'inherit',
    env: { ...process.env, ...preloading('counting.ts'), WIKI: 'reference', AGENT: 'http', COUNTS: COUNTED },
  });
  process.exitCode = status ?? 2;
  if (status !== 0) return;
  const counted = JSON.parse(readFileSync(COUNTED, 'utf8'));
  const difference = countsDiffer(JSON.parse(readFileSync(COMMITTED, 'utf8')), counted);
  if (process.argv.includes('--write')) writeFileSync(COMMITTED, `${JSON.stringify(counted, null, 2)}\n`);
  else if (difference) {
    console.error(`bench/counts.json: ${difference}. Where that is meant: npm run counts -- --write`);
    process.exitCode = 1;
  }
}

main();
