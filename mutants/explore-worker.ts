import type { Level } from '../harness/core/requirements';
import { explore } from '../harness/explore/explore';
import { Run } from '../harness/run';
import { chooseTarget } from '../harness/targets/choose';

export interface ExploreJob {
  /** mutants/REQUIREMENT/WHAT-IT-DOES-WRONG, or another module that has a wiki. */
  wiki: string;
  /** Those of equivalents/in-company. */
  habits?: readonly string[];
  seed: number;
  budget: { seconds?: number; stories?: number };
  levels: readonly Level[];
}

/** What exploration alone said of one wiki. */
export interface ExploreResult extends Pick<ExploreJob, 'wiki' | 'habits'> {
  /** The requirement of the first finding; absent where nothing was found. */
  named?: string;
  /** What was seen then, and how many moves the story has. */
  seen?: string;
  story?: number;
  /** Seconds until it was found, and stories told. */
  after?: number;
  stories: number;
  predictions: number;
  problems: string[];
}

async function exploreWiki({ wiki, habits, seed, budget, levels }: ExploreJob): Promise<ExploreResult> {
  if (habits) process.env.HABITS = habits.join(',');
  const run = new Run(await chooseTarget({ WIKI: wiki }), 'http');
  const { findings, stories, predictions } = await explore(run, { levels, seed, ...budget, atMost: 1 });
  await run.stop();
  const result = { wiki, ...(habits ? { habits } : {}), stories, predictions, problems: [] };
  const [finding] = findings;
  if (!finding) return result;
  const { prediction, judgement, story } = finding.broken;
  return {
    ...result,
    named: prediction.requirements[0],
    seen: `${prediction.expected.of}: ${judgement.seen}; expected ${judgement.expected}`,
    story: story.length,
    after: finding.after,
  };
}

process.on('message', async (job: ExploreJob) => {
  process.send?.(await exploreWiki(job));
});
