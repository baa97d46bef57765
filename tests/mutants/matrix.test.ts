import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requirements } from '../../harness/core/requirements';
import type { ScenarioResult } from '../../harness/verdict/result';
import { findMutants } from '../../mutants/find';
import { canTell, judgeMutant, withoutMutant } from '../../mutants/matrix';

const MUTANT = 'lifetime-hours/counts-minutes';

function ended(requirement: string, outcome: ScenarioResult['outcome']): ScenarioResult {
  return {
    requirement,
    name: `of ${requirement}`,
    location: 'x:1',
    steps: [],
    outcome,
    checks: 1,
    ...(outcome === 'pass' ? {} : { reason: 'seen: a minute' }),
  };
}

test('every requirement has a mutant', () => {
  assert.deepEqual(withoutMutant(requirements().values(), findMutants()), []);
});

test('a mutant that a check of its requirement found is caught', () => {
  const result = judgeMutant(MUTANT, {}, [ended('lifetime-hours', 'fail'), ended('path-set', 'pass')]);
  assert.equal(result.caught, true);
  assert.deepEqual(result.problems, []);
  assert.match(result.caughtBy ?? '', /seen: a minute/);
});

test('one that broke the set-up alone is not', () => {
  const result = judgeMutant(MUTANT, {}, [ended('lifetime-hours', 'harnessError')]);
  assert.equal(result.caught, false);
  assert.deepEqual(result.problems, ['survives: no check of lifetime-hours fails']);
});

test('what else fails is to be declared, and what is declared is to fail', () => {
  const results = [ended('lifetime-hours', 'fail'), ended('path-set', 'fail'), ended('domain-set', 'pass')];
  const result = judgeMutant(MUTANT, { alsoBreaks: { 'a reason': ['domain-set'] } }, results);
  assert.deepEqual(result.alsoFailed, ['path-set']);
  assert.deepEqual(result.problems, [
    'breaks path-set, which it does not declare',
    'declares to break domain-set, no check of which fails',
  ]);
});

test('what depends on what a mutant breaks is not judged, so the mutant does not declare it', () => {
  const results: ScenarioResult[] = [
    { ...ended('session-restored', 'fail'), basic: true },
    ended('session-dict', 'fail'),
  ];
  const { alsoFailed, problems } = judgeMutant('session-restored/forgets', {}, results);
  assert.deepEqual([alsoFailed, problems], [[], []]);
});

test('what can tell a mutant is of its generation, and documented or of its level', () => {
  const all = requirements();
  const ids = (id: string) => canTell(all.get(id) as never, all.values()).map((other) => other.id);
  assert.ok(ids('lifetime-hours').includes('path-set'));
  assert.ok(!ids('lifetime-hours').includes('auth-macro'));
  assert.ok(!ids('lifetime-hours').includes('sid-entropy'));
  assert.ok(ids('sid-entropy').includes('expires-format'));
});
