import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { styleText } from 'node:util';
import { doJobs } from '../mutants/workers';
import { companies } from './companies';
import { habitNamed } from './habit-named';
import type { EquivalentResult, Job } from './worker';

/**
 * Runs the suite on every wiki that keeps all rules in some way of its own, and fails on each verdict that is not the
 * reference's. Habits that get along are tried in one wiki, and by themselves where that one fails; arguments are parts of
 * names, for those alone, each by itself.
 */
async function main(wanted: readonly string[]): Promise<void> {
  const began = Date.now();
  const names = readdirSync(join(__dirname, 'habits')).map((file) => basename(file, '.ts'));
  const habits = await namesSeenAt(process.env.LEVEL?.split(','), names);
  const all = companies(names, wanted).map((company) => company.filter((name) => habits.includes(name)));
  const together = await tryAll(all.filter((company) => company.length > 0));
  const failed = together.filter(({ problems }) => problems.length > 0);
  const companions = failed.flatMap(({ habits }) => (habits.length > 1 ? habits.map((name) => [name]) : []));
  const alone = companions.length > 0 ? await tryAll(companions) : [];
  for (const { habits, problems } of [...failed, ...alone]) {
    for (const problem of problems) console.log(styleText('red', `  ${habits.join(',')}: ${problem}`));
  }
  const tried = together.flatMap(({ habits }) => habits).length;
  const wrong = failed.flatMap(({ habits }) => habits).length;
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  const sentence = `${tried - wrong} of ${tried} equivalents, in ${together.length} wikis, are judged as the reference is, in ${seconds} s.`;
  console.log(styleText(wrong === 0 ? 'green' : 'red', sentence));
  if (wrong > 0) process.exitCode = 1;
}

const tryAll = (companies: readonly (readonly string[])[]) =>
  doJobs<Job, EquivalentResult>(
    join(__dirname, 'worker.ts'),
    companies.map((habits) => ({ habits })),
  );

/** The habits of which scenarios of these levels can see something. */
async function namesSeenAt(
  levels: readonly string[] | undefined,
  names: readonly string[],
): Promise<string[]> {
  const known = await Promise.all(
    names.map(async (name) => ({ name, level: (await habitNamed(name)).level })),
  );
  return known.filter(({ level }) => !levels || !level || levels.includes(level)).map(({ name }) => name);
}

main(process.argv.slice(2));
