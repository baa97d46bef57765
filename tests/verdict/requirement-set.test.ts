import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { load } from 'cheerio/slim';
import { SetUpError } from '../../harness/core/errors';
import { newestSet, requirements } from '../../harness/core/requirements';
import { updateBaseline } from '../../harness/verdict/baseline-update';
import { badge } from '../../harness/verdict/ci/badge';
import { runPage } from '../../harness/verdict/report/run-page';
import { verdictJson } from '../../harness/verdict/reports';
import { requirementSet } from '../../harness/verdict/requirement-set';
import { terminalReport } from '../../harness/verdict/terminal';
import { readVerdict } from '../../harness/verdict/written-verdict';
import { newFolder } from '../new-folder';
import { scenario, verdictOn } from './samples';

let later = 0;

// A suite that has grown: what is in the set after the newest.
before(() => {
  later = newestSet() + 1;
  Object.assign(requirements().get('path-set') ?? {}, { since: later });
});

const results = [scenario('domain-set', 'pass'), scenario('path-set', 'fail')];

test('a set keeps out what came later, broken or not', () => {
  const earlier = verdictOn(results, { requirementSet: later - 1 });
  assert.equal(
    earlier.requirements.find(({ id }) => id === 'path-set'),
    undefined,
  );
  assert.equal(earlier.conclusion, 'conformantAsTried');
  const newest = verdictOn(results, { requirementSet: later });
  assert.equal(newest.requirements.length, earlier.requirements.length + 1);
  assert.equal(newest.conclusion, 'notConformant');
});

test('the newest set is judged unless another is named', () => {
  assert.equal(requirementSet(undefined), later);
  assert.equal(requirementSet(''), later);
  assert.equal(requirementSet('1'), 1);
});

for (const text of ['0', '99', 'x', '1.5', '-1']) {
  test(`there is no set ${text}`, () => {
    assert.throws(
      () => requirementSet(text),
      (error) => error instanceof SetUpError && error.message.includes(`REQUIREMENTS=${text}: `),
    );
  });
}

test('every view of a verdict names its set', () => {
  const verdict = verdictOn(results, { requirementSet: 1 });
  const file = join(newFolder(), 'verdict.json');
  writeFileSync(file, verdictJson(verdict));
  assert.equal(readVerdict(file).requirementSet, 1);
  const rerun = () => 'again';
  const page = load(runPage(verdict, rerun, new Date(0)));
  assert.match(page('dl').text(), /Requirements\s*set 1/);
  assert.equal(page('#path-set').length, 0);
  assert.doesNotMatch(page('.coverage').text(), /path-set/);
  assert.match(page('.coverage').text(), /domain-set/);
  assert.match(terminalReport(verdict, rerun), /^Of \d+ documented requirements of set 1: /m);
  assert.match(JSON.parse(badge(verdict)).label, /, set 1$/);
});

test('the badge says what the run concludes', () => {
  const { message, color } = JSON.parse(badge(verdictOn(results, { requirementSet: 1 })));
  assert.match(message, /^conformant as tried, 1 of \d+ held$/);
  assert.equal(color, 'brightgreen');
  assert.equal(JSON.parse(badge(verdictOn(results, { requirementSet: later }))).color, 'red');
});

test('a baseline that is written by an earlier set keeps the entries of later ones', () => {
  const text = '- requirement: path-set\n  outcome: fail\n  reason: known\n';
  const entry = { requirement: 'path-set', outcome: 'fail', reason: 'known', where: 'b.yaml:1' } as const;
  const baseline = { file: 'b.yaml', entries: [entry] };
  const update = updateBaseline(text, baseline, [scenario('domain-set', 'fail')], ['documented']);
  assert.deepEqual(update.takenOut, []);
  assert.match(update.text, /path-set[\s\S]*domain-set/);
});
