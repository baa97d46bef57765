import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { disagreements, type WrittenLedger } from './ledgers';
import { tryCucumber } from './runner';

/*
 * Runs the suite as many times as the argument says, each time in another order and every second time by two workers,
 * and compares how each scenario ended, up to the first run that differs: `npm run flakes -- 20`. WIKI and AGENT are
 * heeded as ever.
 */

/** The ledger of a run. @throws Error when the run left none */
function run(args: readonly string[]): WrittenLedger {
  const REPORTS = mkdtempSync(join(tmpdir(), 'flakes-'));
  const { stdout, stderr } = tryCucumber(args, { REPORTS });
  try {
    return JSON.parse(readFileSync(join(REPORTS, 'verdict.json'), 'utf8'));
  } catch {
    throw new Error(`cucumber-js ${args.join(' ')} left no verdict:\n${stdout}${stderr}`);
  } finally {
    rmSync(REPORTS, { recursive: true, force: true });
  }
}

function main(): void {
  const [text = '20', ...options] = process.argv.slice(2);
  const times = Number(text);
  if (!Number.isInteger(times) || times < 2) {
    console.error(`"${text}" is not a number of runs to compare. Two or more: npm run flakes -- 20`);
    process.exitCode = 2;
    return;
  }
  const ledgers = new Map<string, WrittenLedger>();
  for (let time = 1; time <= times; time += 1) {
    const workers = time % 2 === 0 ? ['--parallel', '2'] : [];
    const args = ['--order', `random:${randomInt(100_000)}`, ...workers, ...options];
    ledgers.set(args.join(' '), run(args));
    console.log(`${time} of ${times}: cucumber-js ${args.join(' ')}`);
    const problems = disagreements(ledgers);
    if (problems.length === 0) continue;
    console.log(problems.join('\n'));
    process.exitCode = 1;
    return;
  }
  console.log(`${times} runs agree in every scenario.`);
}

main();
