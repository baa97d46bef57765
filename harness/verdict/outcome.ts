/** How a scenario ends: exactly one of these, worst first. */
export const OUTCOMES = [
  'fail',
  'harnessError',
  'notJudged',
  'unexpectedPass',
  'expectedFailure',
  'notTestable',
  'pass',
  'notApplicable',
] as const;

/** How a scenario ends. */
export type Outcome = (typeof OUTCOMES)[number];

/** What a run says of a requirement, worst first. */
export const STATES = [
  'broken',
  'notJudged',
  'heldUnexpectedly',
  'brokenAsExpected',
  'notTried',
  'heldAsTried',
  'held',
  'notApplicable',
  'leftOut',
] as const;

/** What a run says of a requirement. */
export type State = (typeof STATES)[number];

/** The state of a requirement whose scenarios ended like this. */
export function stateOf(outcomes: readonly Outcome[]): State {
  const some = (outcome: Outcome) => outcomes.includes(outcome);
  if (outcomes.length === 0) return 'leftOut';
  if (some('fail')) return 'broken';
  if (some('harnessError') || some('notJudged')) return 'notJudged';
  if (some('unexpectedPass')) return 'heldUnexpectedly';
  if (some('expectedFailure')) return 'brokenAsExpected';
  if (!some('pass')) return some('notTestable') ? 'notTried' : 'notApplicable';
  return some('notTestable') ? 'heldAsTried' : 'held';
}
