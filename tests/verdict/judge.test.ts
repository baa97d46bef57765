import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OUTCOMES, type Outcome, stateOf } from '../../harness/verdict/outcome';
import type { ScenarioResult } from '../../harness/verdict/result';
import { sum } from '../../harness/verdict/totals';
import { scenario, verdictOn } from './samples';

const baseline = (...problems: string[]) => ({ baseline: { file: 'baseline.yaml', problems } });
const onRule = (...outcomes: Outcome[]) => outcomes.map((outcome) => scenario('lifetime-hours', outcome));

test('the state of a requirement says how its scenarios ended, and how many of them were seen', () => {
  const states: [Outcome[], ReturnType<typeof stateOf>][] = [
    [[], 'leftOut'],
    [['pass', 'pass'], 'held'],
    [['pass', 'notApplicable'], 'held'],
    [['pass', 'notTestable'], 'heldAsTried'],
    [['notTestable', 'notTestable'], 'notTried'],
    [['notTestable', 'notApplicable'], 'notTried'],
    [['notApplicable'], 'notApplicable'],
    [['pass', 'fail', 'harnessError'], 'broken'],
    [['pass', 'harnessError', 'unexpectedPass'], 'notJudged'],
    [['pass', 'notJudged'], 'notJudged'],
    [['expectedFailure', 'pass'], 'brokenAsExpected'],
    [['unexpectedPass', 'expectedFailure'], 'heldUnexpectedly'],
  ];
  for (const [outcomes, state] of states) assert.equal(stateOf(outcomes), state, outcomes.join());
});

test('how many scenarios held is told of those that apply', () => {
  const { requirements } = verdictOn(onRule('pass', 'notTestable', 'notApplicable', 'pass'));
  const result = requirements.find(({ id }) => id === 'lifetime-hours');
  assert.deepEqual([result?.held, result?.applicable], [2, 3]);
  assert.equal(result?.reason, 'seen: notTestable');
});

test('the totals add up to the number of requirements and of scenarios, those that decide apart', () => {
  const { totals, requirements } = verdictOn([...onRule(...OUTCOMES), scenario('sid-entropy', 'pass')]);
  assert.equal(sum(totals.deciding.scenarios), OUTCOMES.length);
  assert.equal(sum(totals.others.scenarios), 1);
  assert.equal(sum(totals.deciding.requirements) + sum(totals.others.requirements), requirements.length);
  assert.equal(totals.others.requirements.held, 1);
});

const concluded = (results: ScenarioResult[], more: Parameters<typeof verdictOn>[1] = {}) => {
  const { conclusion, exitCode } = verdictOn(results, more);
  return [conclusion, exitCode];
};

test('what is broken decides, also where something else could not be judged', () => {
  const results = [...onRule('fail'), scenario('domain-set', 'harnessError')];
  assert.deepEqual(concluded(results), ['notConformant', 1]);
});

test('a harness error is neither for nor against the wiki', () => {
  const broken = scenario('domain-set', 'harnessError');
  assert.deepEqual(concluded([...onRule('pass'), broken]), ['notFullyJudged', 2]);
  assert.deepEqual(concluded([broken]), ['notJudged', 2]);
});

test('a harness error of a level that does not decide changes nothing', () => {
  const results = [...onRule('pass'), scenario('sid-entropy', 'harnessError')];
  assert.deepEqual(concluded(results), ['conformantAsTried', 0]);
});

test('a run in which nothing that decides was tried judges nothing', () => {
  assert.deepEqual(concluded(onRule('notTestable')), ['nothingJudged', 2]);
  assert.deepEqual(concluded([scenario('sid-entropy', 'pass')]), ['nothingJudged', 2]);
  assert.deepEqual(concluded([]), ['nothingJudged', 2]);
});

test('a run that did not come to its end is not judged, or not in full', () => {
  const abandoned = 'SIGINT interrupted the run.';
  assert.deepEqual(concluded([], { abandoned }), ['notJudged', 2]);
  assert.deepEqual(concluded(onRule('fail'), { abandoned }), ['notFullyJudged', 2]);
});

test('an expected failure does not conform, and passes the gate', () => {
  assert.deepEqual(concluded(onRule('expectedFailure'), baseline()), ['asExpected', 0]);
});

test('anything to be changed in the baseline fails the gate', () => {
  const problem = 'baseline.yaml:3: it holds now. Take the entry out.';
  assert.deepEqual(concluded(onRule('pass'), baseline(problem)), ['notAsExpected', 1]);
});

const dependent = scenario('session-dict', 'notJudged', { cause: 'session-restored' });

test('what depends on a broken requirement does not keep the gate closed where the baseline accepts that one', () => {
  const accepted = scenario('session-restored', 'expectedFailure', { basic: true });
  assert.deepEqual(concluded([accepted, dependent], baseline()), ['asExpected', 0]);
});

test('what depends on a broken requirement of a level that does not decide is not judged', () => {
  const results = [
    scenario('session-restored', 'fail', { basic: true }),
    scenario('no-lost-update', 'notJudged', { cause: 'session-restored' }),
    scenario('sid-entropy', 'pass'),
  ];
  assert.deepEqual(concluded(results, { levels: ['hardening'] }), ['notFullyJudged', 2]);
});
