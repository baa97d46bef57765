import type { ScenarioResult } from './ledger';

/** Scenarios that could not be tested for want of the same thing. */
export interface Gap {
  /** What to do to have them tested. */
  remedy: string;
  /** What was missing, each once. */
  missing: string[];
  /** The requirements they belong to, each once. */
  requirements: string[];
  scenarios: number;
}

/** What could not be tested, by what would have it tested, the largest gap first. */
export function gapsOf(results: readonly ScenarioResult[]): Gap[] {
  const groups = new Map<string, ScenarioResult[]>();
  for (const result of results) {
    if (result.outcome !== 'notTestable') continue;
    const remedy = result.remedy ?? 'run them: leave out what stopped the run before';
    groups.set(remedy, [...(groups.get(remedy) ?? []), result]);
  }
  return [...groups]
    .map(([remedy, group]) => ({
      remedy,
      missing: [...new Set(group.flatMap(({ reason }) => reason ?? []))],
      requirements: [...new Set(group.map(({ requirement }) => requirement))],
      scenarios: group.length,
    }))
    .sort((one, other) => other.scenarios - one.scenarios);
}

/** The first few, and how many more there are. */
export function firstFew(texts: readonly string[], few = 3): string {
  const more = texts.length - few;
  return more > 1 ? `${texts.slice(0, few).join('; ')}; and ${more} more` : texts.join('; ');
}
