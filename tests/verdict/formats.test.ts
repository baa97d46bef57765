import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import Ajv from 'ajv/dist/2020';
import { load } from 'cheerio/slim';
import { newFolder } from '../new-folder';

const ROOT = join(__dirname, '../..');
const RUNNER = join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js');
const folder = newFolder();

const schema = JSON.parse(readFileSync(require.resolve('@cucumber/messages/schema'), 'utf8'));
const validate = new Ajv({ strict: false }).compile(schema);
const report = (name: string) => readFileSync(join(folder, 'elsewhere', name), 'utf8');
const ofPickles = (envelopes: { testCaseFinished?: unknown }[]) =>
  envelopes.filter(({ testCaseFinished }) => testCaseFinished).length;

before(() => {
  for (const name of ['features', 'steps', 'cucumber.js']) symlinkSync(join(ROOT, name), join(folder, name));
  const args = [RUNNER, '--profile', 'ci', '--tags', '@domain-set'];
  const { WIKI: _, AGENT: __, LEVEL: ___, GITHUB_STEP_SUMMARY: ____, ...env } = process.env;
  execFileSync(process.execPath, args, { cwd: folder, env: { ...env, REPORTS: 'elsewhere' } });
});

test('one run writes every format, into the folder that REPORTS names and nowhere else', () => {
  assert.ok(!existsSync(join(folder, 'reports')));
  assert.deepEqual(readdirSync(join(folder, 'elsewhere')).sort(), [
    'badge.json',
    'cucumber.html',
    'index.html',
    'junit.xml',
    'messages.ndjson',
    'summary.md',
    'verdict.json',
  ]);
});

test('verdict.json and the page agree', () => {
  const { requirements, totals, conclusion } = JSON.parse(report('verdict.json'));
  const $ = load(report('index.html'));
  assert.equal(conclusion, 'conformantAsTried');
  for (const { id, state, scenarios } of requirements) {
    assert.equal($(`#${id}`).attr('data-state'), state);
    assert.equal($(`#${id} .scenario`).length, scenarios.length);
  }
  assert.equal($('.scenario').length, totals.deciding.scenarios.pass);
  assert.ok(totals.deciding.scenarios.pass > 3);
});

test('evidence is in the page and not in verdict.json', () => {
  assert.doesNotMatch(report('verdict.json'), /Set-Cookie|setCookies/);
  assert.match(load(report('index.html'))('#domain-set').text(), /Set-Cookie: .*Domain=/);
});

test("the messages are as Cucumber's own schema has them", () => {
  const envelopes = report('messages.ndjson')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  for (const envelope of envelopes) {
    assert.ok(
      validate(envelope),
      `${JSON.stringify(validate.errors)} in ${JSON.stringify(envelope).slice(0, 300)}`,
    );
  }
  assert.equal(ofPickles(envelopes), JSON.parse(report('verdict.json')).totals.deciding.scenarios.pass);
});

test("Cucumber's own page has the same messages in it", () => {
  const $ = load(report('cucumber.html'));
  const script = $('script')
    .toArray()
    .map((one) => $(one).text())
    .find((text) => text.includes('CUCUMBER_MESSAGES ='));
  const window: { CUCUMBER_MESSAGES?: { testCaseFinished?: unknown }[] } = {};
  runInNewContext(script ?? '', { window });
  const envelopes = window.CUCUMBER_MESSAGES ?? [];
  for (const envelope of envelopes) assert.ok(validate(envelope), JSON.stringify(validate.errors));
  assert.equal(ofPickles(envelopes), JSON.parse(report('verdict.json')).totals.deciding.scenarios.pass);
});
