import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { terminalReport } from '../../harness/verdict/terminal';
import { scenario, verdictOn } from './samples';

const report = (...results: ReturnType<typeof scenario>[]) =>
  stripVTControlCharacters(terminalReport(verdictOn(results), () => 'again'));

test('what broke the set-up of many scenarios is explained once, each failure by itself', () => {
  const why = { reason: 'the wiki is down' };
  const printed = report(
    scenario('domain-default', 'harnessError', why),
    scenario('path-default', 'harnessError', why),
    scenario('lifetime-hours', 'harnessError', { reason: 'another' }),
    scenario('path-default', 'fail', why),
    scenario('path-set', 'fail', why),
  );
  assert.deepEqual(printed.match(/^(Broken|Could not be judged): \S+/gm), [
    'Could not be judged: domain-default',
    'Broken: path-default',
    'Broken: path-set',
    'Could not be judged: lifetime-hours',
  ]);
  assert.match(printed, /For the same reason: 1 more, of path-default$/m);
  assert.match(
    printed,
    /^Not conformant: A & B, over HTTP, does not keep path-default, path-set \(.*2 not judged, \d+ left out of this run\)\.$/m,
  );
});

test('what depends on a broken requirement has one line', () => {
  const dependent = (requirement: string) =>
    scenario(requirement, 'notJudged', { cause: 'logged-in-positive', reason: 'it depends on it' });
  const printed = report(
    scenario('logged-in-positive', 'fail', { basic: true }),
    ...['session-restored', 'session-dict', 'session-dict'].map(dependent),
  );
  assert.match(
    printed,
    /^Not judged, because it depends on logged-in-positive, which is broken: 3 scenarios of session-dict, session-restored$/m,
  );
  assert.equal(printed.match(/session-dict/g)?.length, 1, printed);
});

test('a requirement says how much of it was seen, and what is missing', () => {
  const printed = report(
    scenario('domain-set', 'pass'),
    scenario('domain-set', 'notTestable', { reason: 'a farm is needed' }),
    scenario('path-set', 'notTestable', { reason: 'a clock is needed' }),
  );
  assert.match(printed, /domain-set {2}held as far as tried, 1 of 2 scenarios held: a farm is needed$/m);
  assert.match(printed, /path-set {4}not tried, 0 of 1 scenarios held: a clock is needed$/m);
  assert.match(
    printed,
    /^Of \d+ documented requirements of set 1: 1 held as far as tried, 1 not tried, \d+ left out of this run; of their 3 scenarios: 1 held, 2 not tried\.$/m,
  );
});
