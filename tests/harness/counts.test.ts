import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareCounts, countChecks } from '../../harness/verdict/counts/count';

const run = (...checks: number[]) => ({
  agent: 'http',
  requirements: [{ id: 'session-dict', scenarios: checks.map((made) => ({ name: 'A row', checks: made })) }],
});

test('rows of one name are counted together', () => {
  assert.deepEqual(countChecks(run(2, 3)), { 'session-dict': { 'A row': 5 } });
});

test('as many checks as were committed, or more, are no problem', () => {
  const committed = countChecks(run(2, 3));
  assert.deepEqual(compareCounts(committed, countChecks(run(2, 3))), []);
  assert.deepEqual(compareCounts(committed, countChecks(run(2, 4))), []);
});

test('fewer checks are a problem, and so is a scenario that is gone', () => {
  const committed = countChecks(run(2, 3));
  assert.deepEqual(compareCounts(committed, countChecks(run(2, 2))), [
    'session-dict: "A row" made 4 checks; expected 5 or more.',
  ]);
  assert.deepEqual(compareCounts(committed, {}), [
    'session-dict: "A row" made 0 checks; expected 5 or more.',
  ]);
});

test('a scenario that was never counted is a problem', () => {
  assert.deepEqual(compareCounts({}, countChecks(run(2))), ['session-dict: "A row" is not counted yet.']);
});

test('what needs a browser is counted by a run in a browser, and stays as counted in one without', () => {
  const scenarios = [{ name: 'A script', checks: 3, needs: ['browser'] }];
  const inBrowser = countChecks({ agent: 'browser', requirements: [{ id: 'cookie-httponly', scenarios }] });
  assert.deepEqual(inBrowser, { 'cookie-httponly': { 'A script': 3 } });
  const untried = [{ name: 'A script', checks: 0, needs: ['browser'] }];
  const byHttp = { agent: 'http', requirements: [{ id: 'cookie-httponly', scenarios: untried }] };
  assert.deepEqual(countChecks(byHttp, inBrowser), inBrowser);
});
