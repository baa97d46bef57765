import { type Level, requirements } from '../harness/core/requirements';
import { explore } from '../harness/explore/explore';
import { Run } from '../harness/run';
import { chooseTarget } from '../harness/targets/choose';
import { requirementBroken } from './find';

export interface ExploreJob {
  /** REQUIREMENT/WHAT-IT-DOES-WRONG. */
  name: string;
  seed: number;
  budget: { seconds?: number; stories?: number };
  levels: readonly Level[];
}

/** What exploration alone said of one mutant. */
export interface ExploreResult {
  mutant: string;
  /** The requirement of the first finding; absent where nothing was found. */
  named?: string;
  /** What was seen then, and the story, in short. */
  seen?: string;
  story?: number;
  /** Seconds until it was found, and stories told. */
  after?: number;
  stories: number;
  problems: string[];
}

async function exploreMutant({ name, seed, budget, levels }: ExploreJob): Promise<ExploreResult> {
  const run = new Run(await chooseTarget({ WIKI: `mutants/${name}` }), 'http');
  const { findings, stories } = await explore(run, { levels, seed, ...budget, atMost: 1 });
  await run.stop();
  const [finding] = findings;
  const own = requirementBroken(name);
  if (!requirements().has(own))
    throw new Error(`mutants/${name}: its folder is not the id of a requirement.`);
  if (!finding) return { mutant: name, stories, problems: ['survives'] };
  const { broken, after } = finding;
  const [named] = broken.prediction.requirements;
  return {
    mutant: name,
    named,
    seen: `${broken.prediction.expected.of}: ${broken.judgement.seen}; expected ${broken.judgement.expected}`,
    story: broken.story.length,
    after,
    stories,
    problems: [],
  };
}

process.on('message', async (job: ExploreJob) => {
  process.send?.(await exploreMutant(job));
});
