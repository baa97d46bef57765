import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { styleText } from 'node:util';
import { doJobs } from '../mutants/workers';
import type { EquivalentResult, Job } from './worker';

const HABITS = join(__dirname, 'habits');

/**
 * Runs the suite on every wiki that keeps all rules in some way of its own, and fails on each verdict that is not the
 * reference's. Arguments are parts of names, for those alone.
 */
async function main(wanted: readonly string[]): Promise<void> {
  const began = Date.now();
  const names = readdirSync(HABITS).map((file) => basename(file, '.ts'));
  const chosen = names.filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  const results = await doJobs<Job, EquivalentResult>(
    join(__dirname, 'worker.ts'),
    chosen.map((name) => ({ name })),
  );
  for (const { name, problems } of results) {
    for (const problem of problems) console.log(styleText('red', `  equivalents/habits/${name}: ${problem}`));
  }
  const asReference = results.filter(({ problems }) => problems.length === 0).length;
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  const allAre = asReference === results.length;
  const sentence = `${asReference} of ${results.length} equivalents are judged as the reference is, in ${seconds} s.`;
  console.log(styleText(allAre ? 'green' : 'red', sentence));
  if (!allAre) process.exitCode = 1;
}

main(process.argv.slice(2));
