import type { ScenarioEvidence } from '../core/evidence';
import type { Need } from '../core/needs';
import { type Level, type Requirement, requirements } from '../core/requirements';
import type { Generation } from '../core/settings';
import { OUTCOMES, type Outcome, worst } from './outcome';

/** One scenario, as it ended. */
export interface ScenarioResult {
  requirement: string;
  /** Its name, with the values of its example row. */
  name: string;
  /** FILE:LINE of the scenario or of its example row. */
  location: string;
  outcome: Outcome;
  /** Why it did not simply pass. */
  reason?: string;
  /** What to add to the target file to have it tried. */
  remedy?: string;
  /** The baseline's entry that lists it as it ended: FILE:LINE, why it is accepted, and the issue that deals with it. */
  expected?: { where: string; reason: string; issue?: string };
  /** How many checks it made. */
  checks: number;
  /** What it needs of its target, by its tags. */
  needs?: readonly Need[];
  /** How long it took. */
  seconds?: number;
  /** Its steps, as the feature has them. */
  steps: string[];
  /** What it saw of the wiki; absent when it broke before it could tell. */
  evidence?: ScenarioEvidence;
}

export interface RequirementResult {
  id: string;
  level: Level;
  outcome: Outcome;
  scenarios: ScenarioResult[];
  reason?: string;
}

/** What a run found. `totals` count scenarios and always add up to their number. */
export interface Verdict {
  target: string;
  agent: string;
  generation: string;
  /** Which levels decide. */
  levels: Level[];
  /** False when nothing can be said for or against the wiki. */
  judged: boolean;
  /** Whether every deciding requirement that could be tried is kept, whatever a baseline accepts. */
  conformant: boolean;
  gate: Gate;
  /** Why it was not judged. */
  reason?: string;
  totals: Record<Outcome, number>;
  requirements: RequirementResult[];
}

/** Whether the wiki is as it was expected to be: conformant, or out by what its baseline lists and by nothing else. */
export interface Gate {
  passed: boolean;
  /** The baseline's file, where there is one. */
  baseline?: string;
  /** What is to be changed in it. */
  problems: string[];
}

export interface Run {
  target: string;
  agent: string;
  generations: readonly Generation[];
  levels: readonly Level[];
  results: readonly ScenarioResult[];
  /** What came of holding the results against the baseline, where there is one. */
  baseline?: { file: string; problems: string[] };
  /** Why the run came to nothing, when it did. */
  abandoned?: string;
}

/** Draws up the verdict. */
export function judge(run: Run): Verdict {
  const results = [...requirements().values()]
    .filter((requirement) => concerns(requirement, run.generations))
    .map((requirement) => resultOf(requirement, run.results));
  const deciding = results.filter(
    ({ level, scenarios }) => run.levels.includes(level) && scenarios.length > 0,
  );
  const has = (outcome: Outcome) =>
    deciding.some(({ scenarios }) => scenarios.some((s) => s.outcome === outcome));
  const tried = (['pass', 'fail', 'expectedFailure', 'unexpectedPass'] as const).some(has);
  const reason =
    run.abandoned ??
    (has('harnessError') ? setUpBroke(deciding) : undefined) ??
    (tried ? undefined : nothingTried(deciding, run.levels));
  const problems = run.baseline?.problems ?? [];
  return {
    target: run.target,
    agent: run.agent,
    generation: run.generations.join(' and '),
    levels: [...run.levels],
    judged: reason === undefined,
    conformant: reason === undefined && !has('fail') && !has('expectedFailure'),
    gate: {
      passed: reason === undefined && !has('fail') && problems.length === 0,
      ...(run.baseline ? { baseline: run.baseline.file } : {}),
      problems,
    },
    ...(reason ? { reason } : {}),
    totals: count(run.results),
    requirements: results,
  };
}

function resultOf(requirement: Requirement, all: readonly ScenarioResult[]): RequirementResult {
  const { id, level } = requirement;
  const scenarios = all.filter((result) => result.requirement === id);
  const outcome = worst(scenarios.map((scenario) => scenario.outcome));
  const reasons = scenarios.filter((s) => s.outcome === outcome).map((s) => s.expected?.reason ?? s.reason);
  const reason =
    scenarios.length === 0 ? 'no scenario of it was run' : reasons.find((text) => text !== undefined);
  return { id, level, outcome, scenarios, ...(reason ? { reason } : {}) };
}

function setUpBroke(deciding: readonly RequirementResult[]): string {
  const broken = deciding.filter(({ scenarios }) => scenarios.some(({ outcome }) => outcome === 'fail'));
  const allTheSame = broken.map(({ id }) => id).join(', ');
  return `The suite or the set-up broke on some scenarios.${allTheSame && ` Broken all the same: ${allTheSame}.`}`;
}

function nothingTried(deciding: readonly RequirementResult[], levels: readonly Level[]): string {
  if (deciding.length > 0) return 'Nothing could be tried.';
  return `No scenario of the level ${levels.join(', ')} was run, which decides; LEVEL says which level does.`;
}

function concerns({ generation }: Requirement, generations: readonly Generation[]): boolean {
  return generation === 'both' ? generations.length > 0 : generations.includes(generation);
}

function count(results: readonly ScenarioResult[]): Record<Outcome, number> {
  return Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, results.filter((result) => result.outcome === outcome).length]),
  ) as Record<Outcome, number>;
}
