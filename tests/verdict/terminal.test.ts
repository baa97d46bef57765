import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { terminalReport } from '../../harness/verdict/terminal';
import { scenario, verdictOn } from './samples';

const report = (...results: ReturnType<typeof scenario>[]) =>
  stripVTControlCharacters(terminalReport(verdictOn(results), () => 'again'));

test('what broke the set-up of many scenarios is told once, each failure by itself', () => {
  const why = { reason: 'the wiki is down' };
  const told = report(
    scenario('domain-default', 'harnessError', why),
    scenario('path-default', 'harnessError', why),
    scenario('lifetime-hours', 'harnessError', { reason: 'another' }),
    scenario('path-default', 'fail', why),
    scenario('path-set', 'fail', why),
  );
  assert.deepEqual(told.match(/^(Broken|Could not be judged): \S+/gm), [
    'Could not be judged: domain-default',
    'Broken: path-default',
    'Broken: path-set',
    'Could not be judged: lifetime-hours',
  ]);
  assert.match(told, /For the same reason: 1 more, of path-default$/m);
  assert.match(told, /broke on some scenarios\. Broken all the same: path-default, path-set\.$/m);
});
