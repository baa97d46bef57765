import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { requirements } from '../harness/core/requirements';
import { reportPath, writeWhole } from '../harness/verdict/files';
import { decidingLevels } from '../harness/verdict/levels';
import type { ExploreJob, ExploreResult } from './explore-worker';
import { findMutants, findUnlisted, requirementBroken } from './find';
import { doJobs } from './workers';

const FOLDER = 'mutants/';

/**
 * Explores every mutant of the documented level, those that no scenario catches too, with no feature to help, and writes what was found of each beside what
 * it breaks. Arguments are parts of names, for those mutants alone; `--stories` for each, or `--seconds`; `--seed`, `--level`.
 */
async function main(): Promise<void> {
  const { values, positionals: wanted } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: 'string' },
      stories: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      level: { type: 'string', default: 'documented' },
    },
  });
  const levels = decidingLevels(values.level);
  const chosen = [...findMutants(), ...findUnlisted()]
    .filter((mutant) => wanted.length === 0 || wanted.some((part) => mutant.includes(part)))
    .filter((mutant) => levels.includes(requirements().get(requirementBroken(mutant))?.level ?? 'hardening'));
  const budget = values.seconds ? { seconds: Number(values.seconds) } : { stories: Number(values.stories) };
  const jobs = chosen.map(
    (name): ExploreJob => ({ wiki: `${FOLDER}${name}`, seed: Number(values.seed), budget, levels }),
  );
  const worker = join(__dirname, 'explore-worker.ts');
  const results = await doJobs<ExploreJob, ExploreResult>(worker, jobs, (result) => `${lineOf(result)}\n`);
  results.sort((a, b) => a.wiki.localeCompare(b.wiki));
  writeWhole(reportPath('mutants-explored.json'), `${JSON.stringify(results, null, 2)}\n`);
  if (results.some(({ wiki, named }) => !named && wiki.startsWith(`${FOLDER}unlisted/`)))
    process.exitCode = 1;
  const caught = results.filter(({ named }) => named);
  const own = caught.filter(({ wiki, named }) => named === requirementBroken(wiki));
  console.log(
    `${caught.length} of ${results.length} caught; ${own.length} of them by the requirement that they break.`,
  );
}

function lineOf({ wiki, named, after, stories, story, seen }: ExploreResult): string {
  const mutant = wiki.slice(FOLDER.length);
  if (!named) return `  survives ${stories} stories: ${mutant}`;
  const how = named === requirementBroken(wiki) ? 'as itself' : `as ${named}`;
  return `  ${mutant}: ${how}, after ${after?.toFixed(1)} s, ${story} moves: ${seen}`;
}

main();
