import { requirements } from '../core/requirements';
import type { ScenarioResult } from './result';

/**
 * Where a basic scenario of a requirement failed, the failures of what depends on that requirement say nothing about
 * their own rules: they become `notJudged`. What passed stays.
 */
export function applyDependencies(results: readonly ScenarioResult[]): ScenarioResult[] {
  const broken = new Set(
    results.filter(({ basic, outcome }) => basic && outcome === 'fail').map(({ requirement }) => requirement),
  );
  return results.map((result) => {
    const cause = result.outcome === 'fail' ? causeOf(result.requirement, broken) : undefined;
    if (!cause) return result;
    const reason = `it depends on ${cause}, which is broken; it failed with:\n${result.reason}`;
    return { ...result, outcome: 'notJudged', cause, reason };
  });
}

/** The broken requirement that a requirement depends on, directly or not: the one that depends on no other broken one. */
function causeOf(requirement: string, broken: ReadonlySet<string>): string | undefined {
  for (const id of requirements().get(requirement)?.dependsOn ?? []) {
    const cause = causeOf(id, broken) ?? (broken.has(id) ? id : undefined);
    if (cause) return cause;
  }
  return undefined;
}

/** What was not judged because of one broken requirement. */
export interface DependentGroup {
  cause: string;
  scenarios: number;
  /** The requirements they belong to, each once. */
  requirements: string[];
}

/** What was not judged because of broken requirements, by these. */
export function dependentGroups(results: readonly ScenarioResult[]): DependentGroup[] {
  const causes = new Set(results.flatMap(({ cause }) => cause ?? []));
  return [...causes].map((cause) => {
    const group = results.filter((result) => result.cause === cause);
    const ids = new Set(group.map(({ requirement }) => requirement));
    return { cause, scenarios: group.length, requirements: [...ids] };
  });
}
