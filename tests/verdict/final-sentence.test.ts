import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finalSentence } from '../../harness/verdict/final-sentence';
import { deciding, scenario, verdictOn } from './samples';

const held = deciding.map(({ id }) => scenario(id, 'pass'));
const sentence = (...given: Parameters<typeof verdictOn>) => finalSentence(verdictOn(...given));
const baseline = (...problems: string[]) => ({ baseline: { file: 'b.yaml', problems } });
const instead = (...results: typeof held) => [
  ...held.filter(({ requirement }) => results.every((result) => result.requirement !== requirement)),
  ...results,
];
const all = held.length;

test('conformant is where every requirement that decides held in every scenario', () => {
  assert.equal(sentence(held), 'Conformant: A & B, over HTTP, keeps every documented requirement.');
  assert.match(sentence(held, { agent: 'browser' }), /^Conformant: A & B, in Chromium, /);
});

test('conformant as far as tried says how much was seen and what was not', () => {
  const results = instead(
    scenario('path-set', 'notTestable'),
    scenario('domain-set', 'pass'),
    scenario('domain-set', 'notTestable'),
    scenario('domain-set', 'notApplicable'),
  );
  assert.equal(
    sentence(results),
    `Conformant as far as tried: A & B, over HTTP, held in the ${all - 1} of ${all + 1} scenarios of documented ` +
      'requirements that could be tried; not tried: path-set; tried in part: domain-set.',
  );
});

test('where less than a quarter could be tried, what held is no conformance', () => {
  const results = held.map((one, index) => (index < 2 ? one : scenario(one.requirement, 'notTestable')));
  assert.match(
    sentence(results),
    new RegExp(
      `^Hardly judged: A & B, over HTTP, held in the 2 of ${all} scenarios of documented requirements that could be tried; `,
    ),
  );
});

test('a run of a part of the features says how much it left out', () => {
  assert.match(
    sentence(held.slice(0, 2)),
    new RegExp(
      `held in the 2 of 2 scenarios .*; left out of this run: ${all - 2} of ${all} requirements\\.$`,
    ),
  );
});

test('not conformant names what is broken, and counts the rest', () => {
  const results = instead(
    scenario('domain-set', 'fail'),
    scenario('path-set', 'notTestable'),
    scenario('path-default', 'harnessError'),
  );
  assert.equal(
    sentence(results),
    `Not conformant: A & B, over HTTP, does not keep domain-set (of ${all} documented requirements ${all - 3} held, ` +
      '1 broken, 1 not tried, 1 not judged).',
  );
});

test('deviations that the baseline accepts are named, and a baseline that is to be changed is', () => {
  const accepted = instead(scenario('domain-set', 'expectedFailure'));
  assert.match(
    sentence(accepted, baseline()),
    /^As expected: A & B, over HTTP, does not keep domain-set, and b\.yaml accepts that \(/,
  );
  assert.match(
    sentence(accepted, baseline('b.yaml:1: x')),
    /^Not as expected: A & B, over HTTP: b\.yaml is to be changed \(/,
  );
});

test('a scenario that could not be judged leaves the others judged, and says how they came out', () => {
  assert.equal(
    sentence(instead(scenario('domain-set', 'harnessError'))),
    `Not judged in full: A & B, over HTTP (of ${all} documented requirements ${all - 1} held, 1 not judged).`,
  );
});

test('a run that was interrupted says why, and what was broken by then', () => {
  assert.match(
    sentence([scenario('domain-set', 'fail')], { abandoned: 'SIGINT interrupted the run.' }),
    /^Not judged in full: .* 1 broken, \d+ left out of this run\); it does not keep domain-set\.\n {2}SIGINT interrupted/,
  );
});

test('where nothing was tried the sentence says what to add, the largest first', () => {
  const results = [
    scenario('domain-set', 'notTestable', { remedy: 'settings: …' }),
    scenario('path-set', 'notTestable', { remedy: 'accounts: …' }),
    scenario('path-default', 'notTestable', { remedy: 'accounts: …' }),
  ];
  assert.equal(
    sentence(results),
    `Nothing judged: A & B, over HTTP. None of ${all} documented requirements could be tried. To have most of them ` +
      'tried, add:\n  accounts: … (scenarios: 2)\n  settings: … (scenarios: 1)',
  );
  assert.match(sentence([]), /No scenario of documented requirements, which decide, was run; LEVEL says/);
});

test('not judged as a whole is a wiki of which nothing was seen', () => {
  assert.equal(
    sentence([], { abandoned: 'the wiki is down' }),
    'Not judged: A & B, over HTTP.\n  the wiki is down',
  );
  assert.match(
    sentence([scenario('domain-set', 'harnessError')]),
    /^Not judged: .*\n {2}The suite or the set-up/,
  );
});
