import type { Tone } from './appearance';
import type { Outcome } from './outcome';
import type { RequirementResult, ScenarioResult } from './result';

/** What a run concludes on the wiki as a whole, by the requirements whose levels decide. */
export const CONCLUSIONS = [
  'conformant',
  'conformantAsTried',
  'asExpected',
  'notConformant',
  'notAsExpected',
  'notFullyJudged',
  'nothingJudged',
  'notJudged',
] as const;

/** What a run concludes. */
export type Conclusion = (typeof CONCLUSIONS)[number];

/** What a run exits with. */
export const EXIT_CODES: Record<Conclusion, 0 | 1 | 2> = {
  conformant: 0,
  conformantAsTried: 0,
  asExpected: 0,
  notConformant: 1,
  notAsExpected: 1,
  notFullyJudged: 2,
  nothingJudged: 2,
  notJudged: 2,
};

export const TONES: Record<Conclusion, Tone> = {
  conformant: 'good',
  conformantAsTried: 'good',
  asExpected: 'warning',
  notConformant: 'bad',
  notAsExpected: 'bad',
  notFullyJudged: 'error',
  nothingJudged: 'error',
  notJudged: 'error',
};

const TRIED: readonly Outcome[] = ['pass', 'fail', 'expectedFailure', 'unexpectedPass'];

/** What is broken is broken, whatever else could not be judged: it goes before. */
export function conclude(
  deciding: readonly RequirementResult[],
  all: readonly ScenarioResult[],
  { abandoned, baselineProblems }: { abandoned: boolean; baselineProblems: number },
): Conclusion {
  const scenarios = deciding.flatMap((result) => result.scenarios);
  const has = (outcome: Outcome) => scenarios.some((scenario) => scenario.outcome === outcome);
  const tried = scenarios.some(({ outcome }) => TRIED.includes(outcome));
  const unjudged = scenarios.some((scenario) => isUnjudged(scenario, all));
  if (abandoned) return tried ? 'notFullyJudged' : 'notJudged';
  if (has('fail')) return 'notConformant';
  if (!tried) return unjudged ? 'notJudged' : 'nothingJudged';
  if (baselineProblems > 0) return 'notAsExpected';
  if (unjudged) return 'notFullyJudged';
  if (has('expectedFailure')) return 'asExpected';
  const complete = deciding.every(({ state }) => state === 'held' || state === 'notApplicable');
  return complete ? 'conformant' : 'conformantAsTried';
}

/** What depends on a broken requirement that the baseline accepts is accepted with it. */
function isUnjudged({ outcome, cause }: ScenarioResult, all: readonly ScenarioResult[]): boolean {
  if (outcome === 'harnessError') return true;
  if (outcome !== 'notJudged') return false;
  return all.some(({ requirement, basic, outcome }) => requirement === cause && basic && outcome === 'fail');
}
