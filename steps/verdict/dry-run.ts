import type { AgentKind } from '../../harness/agents/choose';
import type { Target } from '../../harness/targets/target';
import { forecast, forecastReport } from '../../harness/verdict/forecast';
import type { Collector } from './collector';
import { NOT_JUDGED, whyNotJudged } from './not-judged';

/** Whether cucumber-js was asked to run nothing: it does not tell its plug-ins. */
export function isDryRun(args: readonly string[] = process.argv): boolean {
  return args.some((arg) => arg === '--dry-run' || arg === '-d');
}

/** Says what would be tried. Answers the exit code: 2 when a step has no definition, or the wiki can't be looked at. */
export async function tellForecast(
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
