import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disagreements } from '../../harness/verdict/agents-compared/disagreements';
import type { Outcome } from '../../harness/verdict/outcome';
import type { WrittenVerdict } from '../../harness/verdict/written-verdict';

function verdict(agent: string, scenarios: Record<string, Outcome>): WrittenVerdict {
  const results = Object.entries(scenarios).map(([name, outcome]) => ({
    requirement: 'domain-set',
    name,
    outcome,
    reason: `by ${agent}`,
  }));
  return {
    target: 'wiki',
    agent,
    generation: 'session-service',
    requirementSet: 1,
    levels: ['documented'],
    conclusion: 'conformant',
    exitCode: 0,
    requirements: [
      { id: 'domain-set', level: 'documented', state: 'held', held: 2, applicable: 2, scenarios: results },
    ],
  };
}

type Outcomes = Record<string, Outcome>;

const AGENTS = ['http', 'browser', 'firefox'];

const between = (...runs: Outcomes[]) =>
  disagreements(runs.map((outcomes, index) => verdict(AGENTS[index] ?? '', outcomes))).flatMap(
    ({ id, scenarios }) => scenarios.map(({ name, by }) => [id, name, ...by.map((its) => its?.reason)]),
  );

test('agents that end each scenario alike agree', () => {
  assert.deepEqual(between({ a: 'pass', b: 'fail' }, { b: 'fail', a: 'pass' }), []);
});

test('a scenario that ends otherwise is a finding, with both reasons', () => {
  const found = between({ a: 'pass', b: 'pass' }, { a: 'pass', b: 'fail' });
  assert.deepEqual(found, [['domain-set', 'b', 'by http', 'by browser']]);
});

test('a scenario that one run did not have is a finding', () => {
  assert.deepEqual(between({ a: 'pass' }, {}), [['domain-set', 'a', 'by http', undefined]]);
});

test('what a browser alone can try is none', () => {
  assert.deepEqual(between({ a: 'notTestable', b: 'notTestable' }, { a: 'pass', b: 'fail' }), []);
});

test('what HTTP alone can try is one, and so is what broke in the browser', () => {
  const found = between({ a: 'pass', b: 'notTestable' }, { a: 'notTestable', b: 'harnessError' });
  assert.deepEqual(
    found.map(([, name]) => name),
    ['a', 'b'],
  );
});

test('of three agents, one that ends a scenario otherwise is a finding', () => {
  const held: Outcomes = { a: 'pass', b: 'pass' };
  assert.deepEqual(between(held, held, held), []);
  assert.deepEqual(between(held, held, { a: 'pass', b: 'fail' }), [
    ['domain-set', 'b', 'by http', 'by browser', 'by firefox'],
  ]);
});

test("what one browser can try and another can't is a finding, whether HTTP can try it or not", () => {
  for (const http of ['notTestable', 'pass'] as const) {
    const found = between({ a: http }, { a: 'pass' }, { a: 'notTestable' });
    assert.deepEqual(found, [['domain-set', 'a', 'by http', 'by browser', 'by firefox']]);
  }
});
