import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { applyBaseline, type Baseline, type BaselineEntry } from '../../harness/verdict/baseline';
import { readBaseline } from '../../harness/verdict/baseline-file';
import { updateBaseline } from '../../harness/verdict/baseline-update';
import type { Outcome } from '../../harness/verdict/outcome';
import type { ScenarioResult } from '../../harness/verdict/result';
import { newFolder } from '../new-folder';

const RULE = 'logged-in-remembered';
const ROWS = ['cookie_lifetime (1, 12)', 'cookie_lifetime (1, 24)'] as const;

const result = (name: string, outcome: Outcome, requirement = RULE): ScenarioResult => ({
  requirement,
  outcome,
  name,
  location: 'a.feature:1',
  reason: `seen to be ${outcome}`,
  checks: 1,
  steps: [],
});

const listing = (...entries: Partial<BaselineEntry>[]): Baseline => ({
  file: 'baseline.yaml',
  entries: entries.map((entry, index) => ({
    requirement: RULE,
    outcome: 'fail',
    reason: 'known of old',
    where: `baseline.yaml:${index + 1}`,
    ...entry,
  })),
});

function applied(baseline: Baseline, ...results: ScenarioResult[]) {
  const scenarios = new Map([[RULE, ROWS]]);
  const run = { results, scenarios, levels: ['documented'] as const, today: '2026-06-15' };
  const { results: after, problems } = applyBaseline(baseline, run);
  return { outcomes: after.map(({ outcome }) => outcome), results: after, problems };
}

test('a failure that is listed by its row is expected, one that is not stays a failure', () => {
  const { outcomes, problems, results } = applied(
    listing({ row: ROWS[0], issue: 'https://issues.test/1' }),
    result(ROWS[0], 'fail'),
    result(ROWS[1], 'fail'),
  );
  assert.deepEqual(outcomes, ['expectedFailure', 'fail']);
  assert.deepEqual(problems, []);
  const expected = { where: 'baseline.yaml:1', reason: 'known of old', issue: 'https://issues.test/1' };
  assert.deepEqual(results[0]?.expected, expected);
});

test('an entry without a row is for all scenarios of the requirement, and one with a row goes before it', () => {
  const { outcomes, problems } = applied(
    listing({}, { row: ROWS[1], outcome: 'notTestable' }),
    result(ROWS[0], 'fail'),
    result(ROWS[1], 'fail'),
  );
  assert.deepEqual(outcomes, ['expectedFailure', 'fail']);
  assert.deepEqual(problems, []);
});

test('a listed scenario that passes says which entry to take out', () => {
  const { outcomes, problems } = applied(listing({ row: ROWS[0] }), result(ROWS[0], 'pass'));
  assert.deepEqual(outcomes, ['unexpectedPass']);
  assert.match(
    problems.join(),
    /baseline\.yaml:1: logged-in-remembered, "cookie_lifetime \(1, 12\)", holds now/,
  );
});

test('a requirement that is listed whole and passes in part is to be listed by row', () => {
  const { outcomes, problems } = applied(listing({}), result(ROWS[0], 'pass'), result(ROWS[1], 'fail'));
  assert.deepEqual(outcomes, ['unexpectedPass', 'expectedFailure']);
  assert.match(problems.join(), /holds now in 1 of 2 scenarios\. List by row/);
});

test('a scenario that was listed as not testable and passes is to be taken out too', () => {
  const { problems } = applied(listing({ row: ROWS[0], outcome: 'notTestable' }), result(ROWS[0], 'pass'));
  assert.match(problems.join(), /holds now\. Take the entry out/);
});

test('an unexpected pass of a level that does not decide keeps the gate open', () => {
  const scenarios = new Map([[RULE, ROWS]]);
  const run = { results: [result(ROWS[0], 'pass')], scenarios, levels: ['hardening'] as const, today: '' };
  assert.deepEqual(applyBaseline(listing({ row: ROWS[0] }), run).problems, []);
});

test('an entry for a scenario or a requirement that is not there is stale, and says what it may have meant', () => {
  const { problems } = applied(
    listing({ row: 'cookie_lifetime (1, 13)' }, { requirement: 'logged-in-rememberd' }),
  );
  assert.match(
    problems[0] ?? '',
    /baseline\.yaml:1: .*no scenario .*did you mean "cookie_lifetime \(1, 12\)"/,
  );
  assert.match(problems[1] ?? '', /baseline\.yaml:2: .*no requirement .*did you mean logged-in-remembered\?/);
});

test('an entry is not stale because this run left its feature file out', () => {
  assert.deepEqual(
    applied(listing({ requirement: 'farm-separate', row: 'A farm on two hosts' })).problems,
    [],
  );
});

test('an entry excuses up to its day and no longer', () => {
  const today = applied(listing({ row: ROWS[0], until: '2026-06-15' }), result(ROWS[0], 'fail'));
  assert.deepEqual(today.outcomes, ['expectedFailure']);
  const later = applied(listing({ row: ROWS[0], until: '2026-06-14' }), result(ROWS[0], 'fail'));
  assert.deepEqual(later.outcomes, ['fail']);
  assert.match(later.results[0]?.reason ?? '', /baseline\.yaml:1 excused it until 2026-06-14: known of old/);
});

test('what is newly not testable fails the gate where the baseline lists what is not', () => {
  const [one, other] = [result(ROWS[0], 'notTestable'), result(ROWS[1], 'notTestable')];
  const listed = applied(listing({ row: ROWS[0], outcome: 'notTestable' }), one, other);
  assert.equal(listed.problems.length, 1);
  assert.match(listed.problems[0] ?? '', /"cookie_lifetime \(1, 24\)" can't be tested, and is not listed/);
  assert.deepEqual(applied(listing({ requirement: 'lifetime-hours' }), one, other).problems, []);
});

test('a harness error is never excused', () => {
  assert.deepEqual(applied(listing({}), result(ROWS[0], 'harnessError')).outcomes, ['harnessError']);
});

test('an entry whose reason is still to be written fails the gate', () => {
  const { problems } = applied(listing({ row: ROWS[0], reason: 'TODO say why' }), result(ROWS[0], 'fail'));
  assert.match(problems.join(), /baseline\.yaml:1: .*has no reason yet/);
});

function read(text: string) {
  const file = join(newFolder(), 'baseline.yaml');
  writeFileSync(file, text);
  return readBaseline(file);
}

const wrong: [string, string, RegExp][] = [
  ['no reason', '- requirement: x\n  outcome: fail\n', /:1: 0\.reason: must say why/],
  ['a misspelt key', '- requirement: x\n  outcom: fail\n  reason: r\n', /:2: 0\.outcom: .*mean outcome\?/],
  ['an outcome of its own', '- requirement: x\n  outcome: pass\n  reason: r\n', /:2: .*fail or notTestable/],
  ['no date', '- { requirement: x, outcome: fail, reason: r, until: soon }\n', /:1: 0\.until: .*2026-12-31/],
  [
    'the same twice',
    '- { requirement: x, outcome: fail, reason: r }\n\n- { requirement: x, outcome: fail, reason: r }\n',
    /:3: x is listed already, in .*:1/,
  ],
  ['no list', 'requirement: x\n', /:1: the file: must be a list/],
];

for (const [name, text, message] of wrong) {
  test(`a baseline with ${name} is refused with its line`, () => {
    assert.throws(() => read(text), { name: 'SetUpError', message });
  });
}

test('an empty baseline lists nothing', () => {
  assert.deepEqual(read('# nothing yet\n')?.entries, []);
});

function updated(text: string, ...results: ScenarioResult[]) {
  return updateBaseline(text, text ? read(text) : undefined, results, ['documented']);
}

test('a first baseline lists requirements whole where all their scenarios deviate alike, and rows otherwise', () => {
  const { text } = updated(
    '',
    result(ROWS[0], 'fail'),
    result(ROWS[1], 'pass'),
    result('A farm on two hosts', 'notTestable', 'farm-separate'),
    result('A farm on two paths', 'notTestable', 'farm-separate'),
  );
  assert.deepEqual(
    read(text).entries.map(({ requirement, row, outcome, reason }) => [requirement, row, outcome, reason]),
    [
      [RULE, ROWS[0], 'fail', 'TODO say why'],
      ['farm-separate', undefined, 'notTestable', 'seen to be notTestable'],
    ],
  );
});

test('an update keeps reasons and comments, and takes out what is no longer true', () => {
  const before = `# Ours\n- requirement: ${RULE} # why\n  outcome: fail\n  reason: known of old\n  until: 2026-12-31
- requirement: lifetime-hours\n  outcome: fail\n  reason: mended since\n`;
  const same = updated(before, result(ROWS[0], 'fail'), result('x', 'fail', 'lifetime-hours'));
  assert.deepEqual([same.added, same.takenOut], [[], []]);

  const { text, takenOut } = updated(before, result(ROWS[0], 'fail'), result('x', 'pass', 'lifetime-hours'));
  assert.deepEqual(
    takenOut.map(({ requirement }) => requirement),
    ['lifetime-hours'],
  );
  assert.match(text, /^# Ours\n- requirement: logged-in-remembered # why\n/);
});

test('where a requirement that was listed whole deviates in part, its rows take over the reason', () => {
  const before = `- { requirement: ${RULE}, outcome: fail, reason: known of old, until: 2026-12-31 }\n`;
  const { text } = updated(before, result(ROWS[0], 'fail'), result(ROWS[1], 'pass'));
  const [entry, ...others] = read(text).entries ?? [];
  assert.deepEqual([entry?.row, entry?.reason, entry?.until], [ROWS[0], 'known of old', '2026-12-31']);
  assert.deepEqual(others, []);
});
