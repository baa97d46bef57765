import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, type ScenarioResult } from '../../harness/verdict/ledger';
import { OUTCOMES, type Outcome } from '../../harness/verdict/outcome';

const scenario = (requirement: string, outcome: Outcome): ScenarioResult => ({
  requirement,
  outcome,
  name: `${requirement} ${outcome}`,
  location: 'a.feature:1',
  checks: 1,
  steps: [],
});

const RUN = {
  target: 'a wiki',
  agent: 'http',
  generations: ['session-service'],
  levels: ['documented'],
} as const;

const STALE = { file: 'baseline.yaml', problems: ['baseline.yaml:3: it holds now. Take the entry out.'] };

const verdictOn = (...results: ScenarioResult[]) => judge({ ...RUN, results });

const outcomeOf = (verdict: ReturnType<typeof verdictOn>, id: string) =>
  verdict.requirements.find((requirement) => requirement.id === id)?.outcome;

test('the totals add up to the number of scenarios', () => {
  const verdict = verdictOn(...OUTCOMES.map((outcome) => scenario('lifetime-hours', outcome)));
  const sum = Object.values(verdict.totals).reduce((one, other) => one + other, 0);
  assert.equal(sum, OUTCOMES.length);
});

test('a requirement takes the worst of its scenarios', () => {
  const verdict = verdictOn(scenario('lifetime-hours', 'pass'), scenario('lifetime-hours', 'fail'));
  assert.equal(outcomeOf(verdict, 'lifetime-hours'), 'fail');
  assert.deepEqual([verdict.judged, verdict.conformant], [true, false]);
});

test('a requirement that was not tested never reads as held', () => {
  const verdict = verdictOn(scenario('lifetime-hours', 'pass'), scenario('lifetime-hours', 'notTestable'));
  assert.equal(outcomeOf(verdict, 'lifetime-hours'), 'notTestable');
  assert.equal(outcomeOf(verdict, 'domain-set'), 'notTestable');
  assert.equal(verdict.conformant, true);
});

test('a harness error is neither for nor against the wiki', () => {
  const verdict = verdictOn(scenario('lifetime-hours', 'pass'), scenario('domain-set', 'harnessError'));
  assert.deepEqual([verdict.judged, verdict.conformant], [false, false]);
});

test('a run in which nothing could be tried judges nothing', () => {
  assert.equal(verdictOn(scenario('lifetime-hours', 'notTestable')).judged, false);
  assert.equal(verdictOn().judged, false);
});

test('an expected failure does not conform, and passes the gate', () => {
  const { conformant, gate } = verdictOn(scenario('lifetime-hours', 'expectedFailure'));
  assert.deepEqual([conformant, gate.passed], [false, true]);
});

test('a failure, and anything to be changed in the baseline, fails the gate', () => {
  assert.equal(verdictOn(scenario('lifetime-hours', 'fail')).gate.passed, false);
  const { gate, conformant } = judge({
    ...RUN,
    results: [scenario('lifetime-hours', 'pass')],
    baseline: STALE,
  });
  assert.deepEqual([conformant, gate.passed], [true, false]);
  assert.deepEqual(gate.problems, STALE.problems);
});
