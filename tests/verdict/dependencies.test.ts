import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyDependencies, dependentGroups } from '../../harness/verdict/dependencies';
import type { Outcome } from '../../harness/verdict/outcome';
import { scenario } from './samples';

const basic = (requirement: string, outcome: Outcome) => scenario(requirement, outcome, { basic: true });

test('where a basic scenario failed, what failed of its dependents is not judged, and says why', () => {
  const [, failed, passed, other] = applyDependencies([
    basic('session-restored', 'fail'),
    scenario('session-dict', 'fail'),
    scenario('session-dict', 'pass'),
    scenario('domain-set', 'fail'),
  ]);
  assert.equal(failed?.outcome, 'notJudged');
  assert.match(failed?.reason ?? '', /^it depends on session-restored, which is broken; .*\nseen: fail$/);
  assert.equal(passed?.outcome, 'pass');
  assert.equal(other?.outcome, 'fail');
});

test('other scenarios of the requirement itself stay failures', () => {
  const results = [basic('session-restored', 'fail'), scenario('session-restored', 'fail')];
  assert.deepEqual(applyDependencies(results), results);
});

test('a failure that is not of a basic scenario leaves the dependents as they are', () => {
  const results = [
    basic('session-restored', 'pass'),
    scenario('session-restored', 'fail'),
    scenario('session-dict', 'fail'),
  ];
  assert.deepEqual(applyDependencies(results), results);
});

test('what depends on a dependent is put down to the first cause', () => {
  const results = applyDependencies([
    basic('logged-in-positive', 'fail'),
    basic('session-restored', 'fail'),
    scenario('session-dict', 'fail'),
  ]);
  assert.deepEqual(
    results.map(({ outcome, cause }) => [outcome, cause]),
    [
      ['fail', undefined],
      ['notJudged', 'logged-in-positive'],
      ['notJudged', 'logged-in-positive'],
    ],
  );
  assert.deepEqual(dependentGroups(results), [
    { cause: 'logged-in-positive', scenarios: 2, requirements: ['session-restored', 'session-dict'] },
  ]);
});
