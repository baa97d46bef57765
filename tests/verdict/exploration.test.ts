import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { newestSet } from '../../harness/core/requirements';
import { junit } from '../../harness/verdict/ci/junit';
import { markdownSummary } from '../../harness/verdict/ci/markdown';
import {
  type ExplorationResult,
  explorationExitCode,
  explorationSentence,
} from '../../harness/verdict/exploration';
import { explorationLines } from '../../harness/verdict/exploration-lines';
import { judge } from '../../harness/verdict/judge';
import { runPage } from '../../harness/verdict/report/run-page';
import { verdictJson } from '../../harness/verdict/reports';
import { verdictSchema } from '../../harness/verdict/written-verdict';
import { explorationSeconds } from '../../steps/verdict/explore-budget';
import { deciding, scenario } from './samples';

const NOTHING: ExplorationResult = {
  levels: ['documented'],
  seed: 7,
  seconds: 60.4,
  stories: 2310,
  predictions: 80_120,
  findings: [],
  unconfirmed: [],
};

const FOUND: ExplorationResult = {
  ...NOTHING,
  findings: [
    {
      requirement: 'logged-in-positive',
      level: 'documented',
      title: 'How long the session cookie lasts',
      seen: 'for ever (3650 days)',
      expected: '12 hours',
      scenario: ['Given a wiki with cookie_lifetime (1, 12)', "Then Ana's session cookie lasts 12 hours"],
      feature: 'reports/explored/logged-in-positive.feature',
      report: 'reports/explored/logged-in-positive/index.html',
      seed: 7,
      path: '9',
    },
  ],
};

const rerun = ({ location }: { location: string }) => `npx cucumber-js ${location}`;

function verdictWith(exploration: ExplorationResult | undefined) {
  const results = deciding.map(({ id }) => scenario(id, 'pass'));
  const of = {
    target: 'Yours',
    agent: 'http',
    generations: ['session-service'],
    levels: ['documented'],
    results,
    requirementSet: newestSet(),
  } as const;
  return judge({ ...of, ...(exploration ? { exploration } : {}) });
}

test('a finding closes the gate, and is not counted among the scenarios', () => {
  const [without, withFinding] = [verdictWith(undefined), verdictWith(FOUND)];
  assert.deepEqual([without.exitCode, withFinding.exitCode], [0, 1]);
  assert.deepEqual(withFinding.totals, without.totals);
  assert.deepEqual(withFinding.conclusion, without.conclusion);
});

test('what could not be explored, where it was asked for, is not judged', () => {
  const unexplored = { ...NOTHING, stories: 0, reason: 'the wiki is down' };
  assert.equal(verdictWith(unexplored).exitCode, 2);
  assert.equal(explorationExitCode(unexplored), 2);
  assert.equal(explorationSentence(unexplored), 'Not explored: the wiki is down');
});

test('the terminal tells a finding as a scenario, with what was seen and how to run it', () => {
  const lines = explorationLines(FOUND, rerun).map(stripVTControlCharacters);
  assert.deepEqual(lines, [
    'FOUND logged-in-positive [documented]: How long the session cookie lasts',
    '  seen:     for ever (3650 days)',
    '  expected: 12 hours',
    '    Given a wiki with cookie_lifetime (1, 12)',
    "    Then Ana's session cookie lasts 12 hours",
    '  Run it again: npx cucumber-js reports/explored/logged-in-positive.feature',
    '  Time line, exchanges and curl commands: reports/explored/logged-in-positive/index.html',
    '',
    'Exploration found what breaks logged-in-positive: 2,310 stories and 80,120 predictions by documented requirements, in 60 s (seed 7).',
  ]);
});

test('verdict.json has it as the schema says', () => {
  const written = verdictSchema.parse(JSON.parse(verdictJson(verdictWith(FOUND))));
  assert.deepEqual(written.exploration, FOUND);
});

test('the page, JUnit and Markdown have it as a part of its own', () => {
  const verdict = verdictWith(FOUND);
  const page = runPage(verdict, rerun, new Date(0));
  assert.match(page, /<section class="part" id="exploration">[\s\S]*a wiki with cookie_lifetime \(1, 12\)/);
  assert.match(page, /seen: {5}for ever \(3650 days\)\nexpected: 12 hours/);
  assert.match(page, /href="explored\/logged-in-positive\/index\.html"/);
  assert.match(junit(verdict), /<testsuite name="exploration"[\s\S]*failures="1"/);
  assert.match(markdownSummary(verdict), /### Exploration[\s\S]*logged-in-positive/);
});

test('EXPLORE says for how long', () => {
  assert.deepEqual(
    [explorationSeconds('60s'), explorationSeconds('5m'), explorationSeconds(undefined)],
    [60, 300, undefined],
  );
  for (const text of ['60', 'long', '0s', '1h']) {
    assert.throws(() => explorationSeconds(text), {
      message: `EXPLORE is "${text}"; expected for how long, such as 60s or 5m.`,
    });
  }
});
