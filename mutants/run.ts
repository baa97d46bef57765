import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { requirements } from '../harness/core/requirements';
import { reportPath, writeWhole } from '../harness/verdict/files';
import { findMutants, requirementBroken } from './find';
import { type KillMatrix, type MutantResult, withoutMutant } from './matrix';
import { mutantsPage } from './page';
import type { Job } from './worker';
import { doJobs } from './workers';

/**
 * Runs the suite on every mutant, or on those of the levels that `LEVEL` names, and writes the kill matrix. Arguments are
 * parts of names, for those mutants alone.
 * A mutant is tried on the features of the requirements that it declares to break, where what it breaks besides would
 * show first; with `--full` on all features.
 */
async function main(): Promise<void> {
  const began = Date.now();
  const all = findMutants();
  const { values, positionals: wanted } = parseArgs({
    allowPositionals: true,
    options: { full: { type: 'boolean', default: false } },
  });
  const levels = process.env.LEVEL?.split(',');
  const levelOf = (mutant: string) => requirements().get(requirementBroken(mutant))?.level ?? '';
  const chosen = all
    .filter((mutant) => wanted.length === 0 || wanted.some((part) => mutant.includes(part)))
    .filter((mutant) => !levels || levels.includes(levelOf(mutant)));
  const matrix: KillMatrix = {
    mutants: await tryAll(chosen, values.full),
    withoutMutant: withoutMutant(requirements().values(), all),
  };
  writeWhole(reportPath('mutants.json'), `${JSON.stringify(matrix, null, 2)}\n`);
  writeWhole(reportPath('mutants.html'), mutantsPage(matrix));
  console.log(summary(matrix, (Date.now() - began) / 1000));
  if (problemsOf(matrix).length > 0) process.exitCode = 1;
}

async function tryAll(mutants: readonly string[], full: boolean): Promise<MutantResult[]> {
  const jobs = mutants.map((name): Job => ({ name, full }));
  const results = await doJobs<Job, MutantResult>(join(__dirname, 'worker.ts'), jobs);
  return results.sort((a, b) => a.mutant.localeCompare(b.mutant));
}

function problemsOf({ mutants, withoutMutant }: KillMatrix): string[] {
  return [
    ...mutants.flatMap(({ mutant, problems }) => problems.map((problem) => `mutants/${mutant} ${problem}`)),
    ...withoutMutant.map((id) => `${id} has no mutant`),
  ];
}

function summary(matrix: KillMatrix, seconds: number): string {
  const problems = problemsOf(matrix);
  const caught = matrix.mutants.filter((mutant) => mutant.caught).length;
  const sentence = `${caught} of ${matrix.mutants.length} mutants caught by the requirement that they break, in ${seconds.toFixed(0)} s.`;
  const lines = problems.map((problem) => styleText('red', `  ${problem}`));
  return [...lines, styleText(problems.length > 0 ? 'red' : 'green', sentence)].join('\n');
}

main();
