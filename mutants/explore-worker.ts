import type { Level } from '../harness/core/requirements';
import { explore } from '../harness/explore/explore';
import { Run } from '../harness/run';
import { chooseTarget } from '../harness/targets/choose';

export interface ExploreJob {
  /** mutants/REQUIREMENT/WHAT-IT-DOES-WRONG, or another module that has a wiki. */
  wiki: string;
  seed: number;
  budget: { seconds?: number; stories?: number };
  levels: readonly Level[];
}

/** What exploration alone said of one wiki. */
export interface ExploreResult {
  wiki: string;
  /** The requirement of the first finding; absent where nothing was found. */
  named?: string;
  /** What was seen then, and how many moves the story has. */
  seen?: string;
  story?: number;
  /** Seconds until it was found, and stories told. */
  after?: number;
  stories: number;
  problems: string[];
}

async function exploreWiki({ wiki, seed, budget, levels }: ExploreJob): Promise<ExploreResult> {
  const run = new Run(await chooseTarget({ WIKI: wiki }), 'http');
  const { findings, stories } = await explore(run, { levels, seed, ...budget, atMost: 1 });
  await run.stop();
  const [finding] = findings;
  if (!finding) return { wiki, stories, problems: [] };
  const { prediction, judgement, story } = finding.broken;
  return {
    wiki,
    named: prediction.requirements[0],
    seen: `${prediction.expected.of}: ${judgement.seen}; expected ${judgement.expected}`,
    story: story.length,
    after: finding.after,
    stories,
    problems: [],
  };
}

process.on('message', async (job: ExploreJob) => {
  process.send?.(await exploreWiki(job));
});
