import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, describeDuration, FOREVER, HOUR, parseDuration, SECOND } from '../../harness/core/duration';

test('durations are read as the features write them', () => {
  assert.equal(parseDuration('12 hours'), 12 * HOUR);
  assert.equal(parseDuration('1 hour and 15 minutes'), 1.25 * HOUR);
  assert.equal(parseDuration('0.5 hours'), 0.5 * HOUR);
  assert.equal(parseDuration('for ever'), FOREVER);
});

test('what is no duration is refused by name', () => {
  assert.throws(() => parseDuration('12 parsecs'), /"12 parsecs" is not a duration/);
});

test('durations are said as they are read', () => {
  for (const text of ['12 hours', '1 hour and 15 minutes', '3 minutes', '1 day and 1 second', 'for ever']) {
    assert.equal(describeDuration(parseDuration(text)), text);
  }
  assert.equal(describeDuration(0), '0 seconds');
  assert.equal(describeDuration(-30 * SECOND), 'minus 30 seconds');
  assert.equal(describeDuration(3650 * DAY), 'for ever (3650 days)');
});
