import type { ScenarioResult } from './result';

/** Scenarios that were not tried, and have the same remedy. */
export interface SkipGroup {
  /** What to do to have them tried. */
  remedy: string;
  /** What was missing, each once. */
  missing: string[];
  /** The requirements they belong to, each once. */
  requirements: string[];
  scenarios: number;
}

type Skipped = Pick<ScenarioResult, 'requirement' | 'outcome' | 'reason' | 'remedy'>;

/** What was not tried, by remedy, the largest group first. */
export function skipGroups(results: readonly Skipped[]): SkipGroup[] {
  const groups = new Map<string, Skipped[]>();
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

/** The groups for people: what was missing, and what to do to have more tried. */
export function skipLines(results: readonly Skipped[]): string[] {
  return skipGroups(results).flatMap(({ scenarios, requirements, missing, remedy }) => [
    `  ${scenarios} of ${firstFew(requirements)}`,
    `    missing: ${firstFew(missing)}`,
    `    to have them tried: ${remedy}`,
  ]);
}

/** The first few, and how many more there are. */
export function firstFew(texts: readonly string[], few = 3, separator = '; '): string {
  const more = texts.length - few;
  return more > 1
    ? `${texts.slice(0, few).join(separator)}${separator}and ${more} more`
    : texts.join(separator);
}
