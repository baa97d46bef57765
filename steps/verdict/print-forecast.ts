import type { AgentKind } from '../../harness/agents/choose';
import type { Target } from '../../harness/targets/target';
import { forecast, forecastReport } from '../../harness/verdict/forecast';
import type { Collector } from './collector';
import { NOT_JUDGED, whyNotJudged } from './not-judged';

/** Prints what would be tried. Returns the exit code: 2 when a step has no definition, or the wiki can't be looked at. */
export async function printForecast(
  target: Target,
  agent: AgentKind,
  { results }: Collector,
): Promise<number> {
  try {
    process.stdout.write(forecastReport(await forecast(target, agent, results)));
  } catch (error) {
    process.stdout.write(`${whyNotJudged(error)}\n`);
    return NOT_JUDGED;
  }
  const broken = results.filter(({ outcome }) => outcome === 'harnessError');
  for (const { location, reason } of broken) process.stdout.write(`${location}: ${reason}\n`);
  return broken.length > 0 ? NOT_JUDGED : 0;
}
