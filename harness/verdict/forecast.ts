import type { AgentKind } from '../agents/choose';
import { NotApplicable } from '../core/errors';
import { requirements } from '../core/requirements';
import type { Target } from '../targets/target';
import type { ScenarioResult } from './result';
import { skipLines } from './skip-groups';
import { skipReason } from './skip-reason';

/** What a run would try on a target, without trying it. */
export interface Forecast {
  target: string;
  /** Scenarios that would be tried. */
  tried: ScenarioResult[];
  /** Scenarios that can not be tried, each with what is missing. */
  notTestable: ScenarioResult[];
  /** Scenarios of requirements that the target's generation does not have. */
  notApplicable: ScenarioResult[];
}

/** Asks a target, need by need, which of these scenarios it could show to such an agent. */
export async function forecast(
  target: Target,
  agent: AgentKind,
  scenarios: readonly ScenarioResult[],
): Promise<Forecast> {
  const foreseen: Forecast = { target: target.name, tried: [], notTestable: [], notApplicable: [] };
  for (const scenario of scenarios) {
    const { needs = [] } = scenario;
    const requirement = requirements().get(scenario.requirement);
    const skip = await skipReason(target, agent, { requirement, needs });
    if (!skip) foreseen.tried.push(scenario);
    else if (skip instanceof NotApplicable) foreseen.notApplicable.push(scenario);
    else {
      const { missing: reason, remedy } = skip;
      foreseen.notTestable.push({ ...scenario, outcome: 'notTestable', reason, remedy });
    }
  }
  return foreseen;
}

/** The forecast for people, requirement by requirement, and what to do to have more tried. */
export function forecastReport({ target, tried, notTestable, notApplicable }: Forecast): string {
  const all = [...tried, ...notTestable];
  const ids = [...requirements().keys()].filter((id) => all.some(({ requirement }) => requirement === id));
  const width = Math.max(0, ...ids.map((id) => id.length));
  const lines = ids.map((id) => {
    const of = (scenarios: readonly ScenarioResult[]) =>
      scenarios.filter(({ requirement }) => requirement === id).length;
    return `  ${id.padEnd(width)}  ${of(tried)} of ${of(all)} scenarios`;
  });
  const skipped = skipLines(notTestable);
  const depending = tried.filter(({ needs }) => needs?.includes('settings')).length;
  return [
    '',
    `A run against ${target} would try:`,
    ...lines,
    '',
    ...(skipped.length > 0 ? ['It would not try:', ...skipped, ''] : []),
    ...(notApplicable.length > 0
      ? [
          `${notApplicable.length} scenarios are not applicable: of the other generation, or about what the wiki has not got.`,
        ]
      : []),
    ...(depending > 0 && notTestable.length > 0
      ? [
          `${depending} of those tried need certain settings: they are tried as far as the wiki's own are these.`,
        ]
      : []),
    `It would try ${tried.length} of ${all.length} scenarios. Nothing was run, so nothing was judged.`,
    '',
  ].join('\n');
}
