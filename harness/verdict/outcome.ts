/** How a scenario ends: exactly one of these. Worst first: a requirement takes the worst of its scenarios. */
export const OUTCOMES = [
  'fail',
  'harnessError',
  'unexpectedPass',
  'expectedFailure',
  'notTestable',
  'pass',
  'notApplicable',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** The outcomes in words, for people. */
export const IN_WORDS: Record<Outcome, string> = {
  fail: 'broken',
  harnessError: 'could not be judged',
  unexpectedPass: 'held against expectation',
  expectedFailure: 'broken, as expected',
  notTestable: 'not tested in full',
  pass: 'held',
  notApplicable: 'not applicable',
};

export function worst(outcomes: readonly Outcome[]): Outcome {
  return OUTCOMES.find((outcome) => outcomes.includes(outcome)) ?? 'notTestable';
}
