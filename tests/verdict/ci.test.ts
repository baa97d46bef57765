import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { junit } from '../../harness/verdict/ci/junit';
import { markdownSummary } from '../../harness/verdict/ci/markdown';
import type { Outcome } from '../../harness/verdict/outcome';
import { newFolder } from '../new-folder';
import { scenario, verdictOn } from './samples';

interface Report {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
  testsuite: {
    name: string;
    properties?: { name: string; value: string }[];
    testcase: { name: string; classname: string; [element: string]: unknown }[];
  }[];
}

/** The report as a program that others use reads it. */
function asRead(xml: string): Report {
  const file = join(newFolder(), 'junit.xml');
  writeFileSync(file, xml);
  const cli = join(__dirname, '../../node_modules/.bin/junit2json');
  return JSON.parse(execFileSync(process.execPath, [cli, file], { encoding: 'utf8' }));
}

const elementsOf = (report: Report, name: string) =>
  report.testsuite
    .flatMap(({ testcase }) => testcase)
    .filter((each) => each.name.endsWith(name))
    .map((each) => ['failure', 'error', 'skipped'].find((element) => element in each) ?? 'passed');

const ALL = (
  ['pass', 'fail', 'expectedFailure', 'unexpectedPass', 'notTestable', 'notJudged', 'notApplicable'] as const
).map((outcome) => scenario('lifetime-hours', outcome));

test('JUnit: only what keeps the gate closed is a failure, and nothing that was not held reads as passed', () => {
  const report = asRead(junit(verdictOn([...ALL, scenario('domain-set', 'harnessError')])));
  const as = (outcome: Outcome) => elementsOf(report, outcome)[0];
  assert.equal(as('pass'), 'passed');
  assert.equal(as('fail'), 'failure');
  assert.equal(as('harnessError'), 'error');
  for (const outcome of [
    'expectedFailure',
    'unexpectedPass',
    'notTestable',
    'notJudged',
    'notApplicable',
  ] as const) {
    assert.equal(as(outcome), 'skipped', outcome);
  }
});

test('JUnit: suites are requirements, with level and source, and the counts are those of the cases', () => {
  const report = asRead(junit(verdictOn(ALL)));
  const [suite] = report.testsuite;
  assert.equal(suite?.name, 'lifetime-hours');
  assert.equal(suite?.testcase[0]?.classname, 'documented.lifetime-hours');
  assert.deepEqual(suite?.properties, [
    { name: 'level', value: 'documented' },
    { name: 'source', value: 'S1, cookie_lifetime' },
  ]);
  const { tests, failures, errors, skipped } = report;
  assert.deepEqual({ tests, failures, errors, skipped }, { tests: 7, failures: 1, errors: 0, skipped: 5 });
});

test('JUnit: an entry that is to be changed is a failure under its line', () => {
  const problems = ['b.yaml:7: lifetime-hours holds now. Take the entry out.', 'b.yaml: x is not listed'];
  const baseline = { file: 'b.yaml', problems };
  const report = asRead(junit(verdictOn([scenario('lifetime-hours', 'pass')], { baseline })));
  assert.deepEqual(elementsOf(report, 'b.yaml:7'), ['failure']);
  assert.deepEqual(elementsOf(report, 'b.yaml'), ['failure']);
});

test('JUnit: a run that judged nothing is an error, never an empty success', () => {
  const report = asRead(junit(verdictOn([], { abandoned: 'the wiki does not answer' })));
  assert.equal(report.errors, 1);
});

test('JUnit: a run that was not judged in full is an error, whichever level broke', () => {
  const results = [
    scenario('session-restored', 'fail', { basic: true }),
    scenario('no-lost-update', 'notJudged', { cause: 'session-restored' }),
    scenario('sid-entropy', 'pass'),
  ];
  assert.equal(asRead(junit(verdictOn(results, { levels: ['hardening'] }))).errors, 1);
});

test('the summary has one line for all that depends on a broken requirement', () => {
  const dependent = scenario('session-dict', 'notJudged', { cause: 'session-restored' });
  const text = markdownSummary(verdictOn([scenario('session-restored', 'fail'), dependent, dependent]));
  assert.match(
    text,
    /^Not judged, because it depends on `session-restored`, which is broken: 2 scenarios of session-dict$/m,
  );
});

test('JUnit: a failure of a level that does not decide is not one for the build', () => {
  const report = asRead(junit(verdictOn([scenario('lifetime-hours', 'fail')], { levels: ['hardening'] })));
  assert.deepEqual(elementsOf(report, 'fail'), ['skipped']);
});

test('JUnit: what a wiki says can not break the report', () => {
  const reason = 'seen: <b a="1">&amp; ]]> \u0000\u001b[31m ü 𝄞\nexpected: \'x\'';
  const report = asRead(junit(verdictOn([scenario('lifetime-hours', 'fail', { reason })])));
  const failure = report.testsuite[0]?.testcase[0]?.failure as { message: string; inner: string }[];
  assert.equal(failure[0]?.message, 'seen: <b a="1">&amp; ]]> ��[31m ü 𝄞');
  assert.equal(failure[0]?.inner, "expected: 'x'");
});

test('the summary begins with the verdict and names what is broken, accepted and not tested', () => {
  const where = 'b.yaml:1';
  const text = markdownSummary(
    verdictOn(
      [
        scenario('lifetime-hours', 'fail'),
        scenario('domain-set', 'expectedFailure', {
          expected: { where, reason: 'old proxy', issue: 'https://x.test/1' },
        }),
        scenario('farm-separate', 'notTestable', { reason: 'no farm', remedy: 'farm: its other wikis' }),
      ],
      { baseline: { file: 'b.yaml', problems: [] } },
    ),
  );
  assert.match(text, /^## ❌ Not conformant: A & B, over HTTP, does not keep lifetime-hours \(.*\)\.\n/);
  assert.match(text, /\| `lifetime-hours` .* \| S1, cookie\\_lifetime \| .* \| seen: fail \|\n/);
  assert.match(text, /\| `domain-set` \| .* \| old proxy \(https:\/\/x\.test\/1\) \|\n/);
  assert.match(
    text,
    /^Of \d+ documented requirements of set 1: 1 broken, .*; of their 3 scenarios: 1 broken, /m,
  );
  assert.match(text, /\| 1 \| farm-separate \| no farm \| farm: its other wikis \|\n/);
});

test('a table cell of the summary stays one whatever was seen', () => {
  const text = markdownSummary(
    verdictOn([scenario('lifetime-hours', 'fail', { reason: 'a | b\n  <script>' })]),
  );
  assert.match(text, /\| a \\\| b<br>\\<script\\> \|\n/);
});
