import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';

/** Asks again until it holds. @throws AssertionError when it does not within a minute */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await holds())) {
    assert.ok(performance.now() < deadline, 'it did not come to be within a minute');
    await setTimeout(20);
  }
}
