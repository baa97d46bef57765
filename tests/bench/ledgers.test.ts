import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disagreements } from '../../bench/ledgers';

const ledger = (...outcomes: string[]) => ({
  requirements: [
    {
      id: 'farm-separate',
      scenarios: outcomes.map((outcome, index) => ({
        name: 'A farm',
        location: `farm.feature:${index + 1}`,
        outcome,
        checks: 1,
      })),
    },
  ],
});

test('runs that end alike agree, whatever their order', () => {
  assert.deepEqual(
    disagreements(
      new Map([
        ['one', ledger('pass')],
        ['two', ledger('pass')],
      ]),
    ),
    [],
  );
});

test('a scenario that ended in two ways is named with the runs', () => {
  assert.deepEqual(
    disagreements(
      new Map([
        ['one', ledger('pass')],
        ['two', ledger('fail')],
      ]),
    ),
    ['farm-separate: "A farm" (farm.feature:1): pass with 1 checks in one; fail with 1 checks in two'],
  );
});

test('a scenario that one run left out is named', () => {
  assert.deepEqual(
    disagreements(
      new Map([
        ['one', ledger('pass', 'pass')],
        ['two', ledger('pass')],
      ]),
    ),
    ['farm-separate: "A farm" (farm.feature:2): pass with 1 checks in one; not run in two'],
  );
});
