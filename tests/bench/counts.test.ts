import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsDiffer } from '../../bench/compare-counts';

const counts = {
  launches: 111,
  connections: 359,
  requests: 3351,
  pagesParsed: 2015,
  cookieLinesParsed: 6966,
};

test('counts that went up or down are told in one line, and equal ones are none', () => {
  assert.equal(countsDiffer(counts, { ...counts }), undefined);
  assert.equal(
    countsDiffer(counts, { ...counts, requests: 3352, pagesParsed: 2000 }),
    'requests 3351 → 3352, pagesParsed 2015 → 2000',
  );
  assert.equal(countsDiffer(counts, { ...counts, connections: 369 }), undefined);
  assert.equal(countsDiffer(counts, { ...counts, connections: 400 }), 'connections 359 → 400');
});
