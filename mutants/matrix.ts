import type { Requirement } from '../harness/core/requirements';
import { applyDependencies } from '../harness/verdict/dependencies';
import type { ScenarioResult } from '../harness/verdict/result';
import { requirementBroken } from './find';
import type { Mutant } from './mutant';

/** What the suite said of one mutant. */
export interface MutantResult {
  /** REQUIREMENT/WHAT-IT-DOES-WRONG. */
  mutant: string;
  /** The one that it declares to break. */
  requirement: string;
  /** Whether a check of that requirement's own scenarios failed. */
  caught: boolean;
  /** The first such check, in the report's words. */
  caughtBy?: string;
  /** Other requirements whose checks failed. */
  alsoFailed: string[];
  /** Why they can't hold either, and which. */
  alsoBreaks: NonNullable<Mutant['alsoBreaks']>;
  /** What is wrong with the mutant or with the suite. */
  problems: string[];
}

/** The kill matrix: which mutants the suite tells from the reference, and by what. */
export interface KillMatrix {
  mutants: MutantResult[];
  /** Requirements that no mutant breaks. */
  withoutMutant: string[];
}

/** Judges the suite by what it said of a mutant. @param results of a whole run on it */
export function judgeMutant(
  mutant: string,
  { alsoBreaks = {} }: Mutant,
  results: readonly ScenarioResult[],
): MutantResult {
  const requirement = requirementBroken(mutant);
  const failed = applyDependencies(results).filter(({ outcome }) => outcome === 'fail');
  const own = failed.find((result) => result.requirement === requirement);
  const others = new Set(failed.map((result) => result.requirement));
  others.delete(requirement);
  const declared = Object.values(alsoBreaks).flat();
  // What is broken anyway may also get in the way of the set-up of its own scenarios.
  const broken = results.filter(
    (result) => result.outcome === 'harnessError' && ![requirement, ...declared].includes(result.requirement),
  );
  const problems = [
    ...(own ? [] : [`survives: no check of ${requirement} fails`]),
    ...[...others]
      .filter((id) => !declared.includes(id))
      .map((id) => `breaks ${id}, which it does not declare`),
    ...declared
      .filter((id) => !others.has(id))
      .map((id) => `declares to break ${id}, no check of which fails`),
    ...broken.map(
      ({ requirement, name, reason }) => `could not be tried on "${name}" of ${requirement}: ${reason}`,
    ),
  ];
  return {
    mutant,
    requirement,
    caught: own !== undefined,
    ...(own ? { caughtBy: `${own.name}\n${own.reason}` } : {}),
    alsoFailed: [...others].sort(),
    alsoBreaks,
    problems,
  };
}

/**
 * The requirements whose scenarios can tell such a mutant from the reference: of its generation, and either documented,
 * as what decides a verdict, or of the level of the one that it breaks.
 */
export function canTell(broken: Requirement, all: Iterable<Requirement>): Requirement[] {
  const generation = broken.generation === 'both' ? 'session-service' : broken.generation;
  return [...all].filter(
    (other) =>
      (other.generation === generation || other.generation === 'both') &&
      (other.level === 'documented' || other.level === broken.level),
  );
}

/** The requirements that have a scenario and no mutant. */
export function withoutMutant(requirements: Iterable<Requirement>, mutants: readonly string[]): string[] {
  const broken = new Set(mutants.map(requirementBroken));
  return [...requirements].filter(({ id }) => !broken.has(id)).map(({ id }) => id);
}
