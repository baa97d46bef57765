import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ExploreJob, ExploreResult } from '../mutants/explore-worker';
import { doJobs } from '../mutants/workers';
import { companies } from './companies';

/**
 * Explores wikis that keep all rules in ways of their own, several ways in one wiki, and fails where something is found: it
 * is not said in the documents. Arguments are parts of names, for those alone, each by itself; `--stories` for each wiki,
 * `--seed`.
 */
async function main(): Promise<void> {
  const { values, positionals: wanted } = parseArgs({
    allowPositionals: true,
    options: { stories: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
  });
  const names = readdirSync(join(__dirname, 'habits')).map((file) => basename(file, '.ts'));
  const jobs = companies(names, wanted).map(
    (habits): ExploreJob => ({
      wiki: 'equivalents/in-company',
      habits,
      seed: Number(values.seed),
      budget: { stories: Number(values.stories) },
      levels: ['documented', 'companion'],
    }),
  );
  const worker = join(__dirname, '..', 'mutants', 'explore-worker.ts');
  const results = await doJobs<ExploreJob, ExploreResult>(worker, jobs, lineOf);
  const silent = results.filter(({ named }) => !named);
  const stories = results.reduce((sum, result) => sum + result.stories, 0);
  const predictions = results.reduce((sum, result) => sum + result.predictions, 0);
  console.log(
    `Nothing is found on ${silent.length} of ${results.length} wikis, in ${stories} stories and ${predictions} predictions.`,
  );
  if (silent.length < results.length) process.exitCode = 1;
}

function lineOf({ habits, named, seen, story, stories }: ExploreResult): string {
  if (!named) return '.';
  return `\n  ${habits?.join(',')}: ${named}, after ${stories} stories, ${story} moves: ${seen}\n`;
}

main();
