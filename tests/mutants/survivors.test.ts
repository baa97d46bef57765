import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeSurvivors, rangesOfSurvivors } from '../../mutants/survivors';

const mutant = (status: string) => ({
  mutatorName: 'EqualityOperator',
  replacement: 'now <= expires',
  status,
  location: { start: { line: 2, column: 10 }, end: { line: 2, column: 23 } },
});
const report = (status: string) => ({
  files: { 'lifetime.ts': { source: '{\n  return now < expires;\n}', mutants: [mutant(status)] } },
});
const excuse = (visible: boolean) => ({
  reason: 'No visit falls on that millisecond.',
  visible,
  mutants: { 'lifetime.ts': { 'return now < expires;': ['now < expires → now <= expires'] } },
});

test('a survivor without a reason is a problem', () => {
  const { caught, visible, problems } = judgeSurvivors([report('Survived')], []);
  assert.deepEqual([caught, visible], [0, 1]);
  assert.deepEqual(problems, [
    'survives in line 2: lifetime.ts: return now < expires;\n    now < expires → now <= expires',
  ]);
});

test('one with a reason is none, and counts when a visitor could see it', () => {
  assert.deepEqual(judgeSurvivors([report('Survived')], [excuse(false)]), {
    caught: 0,
    visible: 0,
    problems: [],
  });
  assert.equal(judgeSurvivors([report('NoCoverage')], [excuse(true)]).visible, 1);
});

test('a reason is of one change, not of another on the same line', () => {
  const other = {
    ...mutant('Survived'),
    location: { start: { line: 2, column: 10 }, end: { line: 2, column: 13 } },
  };
  const { visible, problems } = judgeSurvivors(
    [{ files: { 'lifetime.ts': { ...report('Survived').files['lifetime.ts'], mutants: [other] } } }],
    [excuse(false)],
  );
  assert.equal(visible, 1);
  assert.match(problems.join(), /now → now <= expires/);
});

test('a reason for what is caught is out of date', () => {
  const { caught, visible, problems } = judgeSurvivors([report('Killed')], [excuse(false)]);
  assert.deepEqual([caught, visible], [1, 1]);
  assert.match(problems.join(), /is caught or not made any more: lifetime.ts/);
});

test('what one generation catches is caught, whatever became of it in the other', () => {
  const caught = { caught: 1, visible: 1, problems: [] };
  assert.deepEqual(judgeSurvivors([report('Killed'), report('NoCoverage')], []), caught);
  assert.deepEqual(judgeSurvivors([report('Survived'), report('Timeout')], []), caught);
});

test('what neither catches is one survivor', () => {
  const { caught, visible, problems } = judgeSurvivors([report('Survived'), report('NoCoverage')], []);
  assert.deepEqual([caught, visible, problems.length], [0, 1, 1]);
});

test('what survives is tried again where it stands', () => {
  assert.deepEqual(rangesOfSurvivors(report('Survived')), ['lifetime.ts:2:9-2:22']);
  assert.deepEqual(rangesOfSurvivors(report('NoCoverage')), ['lifetime.ts:2:9-2:22']);
  assert.deepEqual(rangesOfSurvivors(report('Killed')), []);
});
