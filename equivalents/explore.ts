import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ExploreJob, ExploreResult } from '../mutants/explore-worker';
import { doJobs } from '../mutants/workers';

/**
 * Explores every wiki that keeps all rules in some way of its own, and fails where something is found: it is not said in
 * the documents. Arguments are parts of names, for those alone; `--stories` for each, `--seed`.
 */
async function main(): Promise<void> {
  const { values, positionals: wanted } = parseArgs({
    allowPositionals: true,
    options: { stories: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
  });
  const names = readdirSync(join(__dirname, 'habits')).map((file) => basename(file, '.ts'));
  const jobs = names
    .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
    .map(
      (name): ExploreJob => ({
        wiki: `equivalents/habits/${name}`,
        seed: Number(values.seed),
        budget: { stories: Number(values.stories) },
        levels: ['documented', 'companion'],
      }),
    );
  const worker = join(__dirname, '..', 'mutants', 'explore-worker.ts');
  const results = await doJobs<ExploreJob, ExploreResult>(worker, jobs, lineOf);
  const silent = results.filter(({ named }) => !named);
  console.log(`Nothing is found on ${silent.length} of ${results.length} equivalents.`);
  if (silent.length < results.length) process.exitCode = 1;
}

function lineOf({ wiki, named, seen, story, stories }: ExploreResult): string {
  if (!named) return '.';
  return `\n  ${wiki}: ${named}, after ${stories} stories, ${story} moves: ${seen}\n`;
}

main();
