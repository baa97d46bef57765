import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeOf, VirtualClock, wallClock } from '../../harness/core/clock';

const DATE = 'Thu, 01 Jan 2026 00:00:00 GMT';

test("where nobody moves the wiki's clock, its answers tell its time", () => {
  assert.equal(timeOf(wallClock(), DATE), Date.UTC(2026, 0, 1));
});

test('without a date, or with one that is none, it is the time here', () => {
  for (const date of [undefined, '', 'soon']) {
    const before = Date.now();
    const told = timeOf(wallClock(), date);
    assert.ok(told >= before && told <= Date.now(), `${date}: ${told}`);
  }
});

test('a clock that is moved knows best', () => {
  const clock = new VirtualClock();
  assert.equal(timeOf(clock, DATE), clock.now());
});
