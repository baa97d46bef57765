import type { Level } from '../../harness/core/requirements';
import { maskSecrets } from '../../harness/core/secrets';
import type { Target } from '../../harness/targets/target';
import { applyBaseline, type Baseline } from '../../harness/verdict/baseline';
import { applyDependencies } from '../../harness/verdict/dependencies';
import type { ExplorationResult } from '../../harness/verdict/exploration';
import { judge, type Verdict } from '../../harness/verdict/judge';
import type { Collector } from './collector';
import { today } from './the-baseline';

/** What is known before the first scenario. */
export interface Preparation {
  agent: string;
  requirementSet: number;
  levels: Level[];
  target?: Target;
  baseline?: Baseline | undefined;
  /** Why there is nothing to judge. */
  abandoned?: string;
  exploration?: ExplorationResult;
}

/** The verdict on what the collector has by now. */
export function buildVerdict(preparation: Preparation, collector: Collector): Verdict {
  const { agent, requirementSet, levels, target, baseline } = preparation;
  const abandoned = preparation.abandoned ?? collector.unfinished().join('\n');
  const { scenarios } = collector;
  const results = applyDependencies(collector.results);
  const applied = baseline && applyBaseline(baseline, { results, scenarios, levels, today: today() });
  return judge({
    target: target?.name ?? maskSecrets(process.env.WIKI ?? 'reference'),
    agent,
    generations: target?.generations ?? [],
    requirementSet,
    levels,
    results: applied?.results ?? results,
    ...(baseline && applied ? { baseline: { file: baseline.file, problems: applied.problems } } : {}),
    ...(abandoned ? { abandoned } : {}),
    ...(preparation.exploration ? { exploration: preparation.exploration } : {}),
  });
}
