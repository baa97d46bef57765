import { type Level, type Requirement, requirements } from '../core/requirements';
import type { Generation } from '../core/settings';
import { type Conclusion, conclude, EXIT_CODES } from './conclusion';
import { type ExplorationResult, explorationExitCode } from './exploration';
import { type Outcome, type State, stateOf } from './outcome';
import type { RequirementResult, ScenarioResult } from './result';
import { firstFew } from './skip-groups';
import { type Totals, totalsOf } from './totals';

/** What a run found. */
export interface Verdict {
  target: string;
  agent: string;
  generation: string;
  /** Which set of requirements was judged. */
  requirementSet: number;
  /** Which levels decide. */
  levels: Level[];
  conclusion: Conclusion;
  /** 0 the wiki is as expected, 1 it is not, 2 it was not judged, or not in full. */
  exitCode: 0 | 1 | 2;
  /** Why the run came to nothing. */
  reason?: string;
  baseline?: ComparedBaseline;
  /** Of the requirements whose levels decide, and of the others. */
  totals: { deciding: Totals; others: Totals };
  requirements: RequirementResult[];
  /** What exploration found, where it was asked for: never counted among the scenarios. */
  exploration?: ExplorationResult;
}

/** The file of a baseline, and what is to be changed in it. */
export interface ComparedBaseline {
  file: string;
  problems: string[];
}

export interface Run {
  target: string;
  agent: string;
  generations: readonly Generation[];
  requirementSet: number;
  levels: readonly Level[];
  results: readonly ScenarioResult[];
  baseline?: ComparedBaseline;
  /** Why the run did not come to its end. */
  abandoned?: string;
  exploration?: ExplorationResult;
}

/** Judges a run by its results, to which dependencies and baseline have been applied. */
export function judge(run: Run): Verdict {
  const { target, agent, generations, requirementSet, levels, results, baseline, abandoned, exploration } =
    run;
  const all = [...requirements().values()]
    .filter((requirement) => requirement.since <= requirementSet && concerns(requirement, generations))
    .map((requirement) => resultOf(requirement, results));
  const decides = ({ level }: RequirementResult) => levels.includes(level);
  const deciding = all.filter(decides);
  const conclusion = conclude(deciding, results, {
    abandoned: abandoned !== undefined,
    baselineProblems: baseline?.problems.length ?? 0,
  });
  return {
    target,
    agent,
    generation: generations.join(' and '),
    requirementSet,
    levels: [...levels],
    conclusion,
    exitCode: exitCodeOf(conclusion, exploration),
    ...(abandoned ? { reason: abandoned } : {}),
    ...(baseline ? { baseline } : {}),
    totals: { deciding: totalsOf(deciding), others: totalsOf(all.filter((result) => !decides(result))) },
    requirements: all,
    ...(exploration ? { exploration } : {}),
  };
}

/** What is broken goes before what could not be judged, whichever of the two found it. */
function exitCodeOf(conclusion: Conclusion, exploration: ExplorationResult | undefined): 0 | 1 | 2 {
  const codes = [EXIT_CODES[conclusion], exploration ? explorationExitCode(exploration) : 0];
  return codes.includes(1) ? 1 : codes.includes(2) ? 2 : 0;
}

function resultOf({ id, level }: Requirement, all: readonly ScenarioResult[]): RequirementResult {
  const scenarios = all.filter(({ requirement }) => requirement === id);
  const held = scenarios.filter(({ outcome }) => outcome === 'pass' || outcome === 'unexpectedPass').length;
  const applicable = scenarios.filter(({ outcome }) => outcome !== 'notApplicable').length;
  const state = stateOf(scenarios.map(({ outcome }) => outcome));
  const reason = reasonFor(state, scenarios);
  return { id, level, state, held, applicable, scenarios, ...(reason ? { reason } : {}) };
}

const OUTCOMES_BEHIND: Record<State, readonly Outcome[]> = {
  broken: ['fail'],
  notJudged: ['harnessError', 'notJudged'],
  heldUnexpectedly: ['unexpectedPass'],
  brokenAsExpected: ['expectedFailure'],
  notTried: ['notTestable'],
  heldAsTried: ['notTestable'],
  held: [],
  notApplicable: ['notApplicable'],
  leftOut: [],
};

function reasonFor(state: State, scenarios: readonly ScenarioResult[]): string | undefined {
  const behind = scenarios.filter(({ outcome }) => OUTCOMES_BEHIND[state].includes(outcome));
  const reasons = [...new Set(behind.flatMap(({ expected, reason }) => expected?.reason ?? reason ?? []))];
  return state === 'notTried' || state === 'heldAsTried' ? firstFew(reasons) : reasons[0];
}

function concerns({ generation }: Requirement, generations: readonly Generation[]): boolean {
  return generation === 'both' ? generations.length > 0 : generations.includes(generation);
}
