import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { load } from 'cheerio/slim';
import { SetUpError } from '../../harness/core/errors';
import { matrixPage } from '../../harness/verdict/matrix/matrix-page';
import { verdictJson } from '../../harness/verdict/reports';
import { readVerdict } from '../../harness/verdict/written-verdict';
import { newFolder } from '../new-folder';
import { scenario, verdictOn } from './samples';

function written(content: string): string {
  const file = join(newFolder(), 'verdict.json');
  writeFileSync(file, content);
  return file;
}

const asWritten = (...arguments_: Parameters<typeof verdictOn>) => {
  const file = written(verdictJson(verdictOn(...arguments_)));
  return { file, verdict: readVerdict(file) };
};

const one = asWritten([scenario('lifetime-hours', 'pass'), scenario('domain-set', 'pass')]);
const other = asWritten([scenario('lifetime-hours', 'fail'), scenario('domain-set', 'pass')], {
  target: 'C',
});

test('runs stand side by side, and where they differ stands out', () => {
  const $ = load(matrixPage([one, other]));
  assert.match($('h1').text(), /2 runs side by side: they differ in 1 of \d+ requirements/);
  const differing = $('.differs');
  assert.equal(differing.length, 1);
  assert.match(differing.text(), /lifetime-hours/);
  const cells = differing.find('td').toArray();
  assert.deepEqual(
    cells.map((cell) => $(cell).find('span').first().attr('class')),
    ['good', 'bad'],
  );
  assert.match($(cells[1]).text(), /seen: fail/);
});

test('a requirement of the other generation is no difference', () => {
  const old = asWritten([scenario('anonymous-order', 'pass')], { generations: ['auth-list'] });
  const $ = load(matrixPage([one, old]));
  const row = $('tr').filter((_, tr) => $(tr).find('code').text() === 'anonymous-order');
  assert.match(row.find('td').first().text(), /of the other generation/);
  assert.ok(!row.hasClass('differs'));
});

test('of a run that judged nothing no requirement is said to be of the other generation', () => {
  const down = asWritten([], { generations: [], abandoned: 'the wiki is down' });
  const $ = load(matrixPage([one, down]));
  const row = $('tr').filter((_, tr) => $(tr).find('code').text() === 'domain-set');
  assert.equal(row.find('td').last().text(), 'not judged');
  assert.match($('h1').text(), /they share no requirement/);
});

test('of one wiki by several agents, each scenario that they judge differently has a row of its own', () => {
  const seenBy = (agent: string, tried: 'pass' | 'notTestable', read: 'pass' | 'fail') => {
    const its = (outcome: typeof tried | typeof read, name: string) =>
      scenario('domain-set', outcome, { name });
    const run = asWritten([its(tried, 'in a browser'), its(read, 'a Domain')]);
    return { ...run, verdict: { ...run.verdict, agent } };
  };
  const runs = [seenBy('http', 'notTestable', 'pass'), seenBy('browser', 'pass', 'pass')];
  const alike = load(matrixPage(runs));
  assert.match(alike('h1').text(), /they agree/);
  assert.equal(alike('.scenario').length, 0);
  const $ = load(matrixPage([...runs, seenBy('firefox', 'pass', 'fail')]));
  assert.match($('h1').text(), /they differ in 1 of/);
  assert.equal($('.scenario th').text(), 'a Domain');
  assert.deepEqual(
    $('.scenario td > span')
      .toArray()
      .map((cell) => $(cell).attr('class')),
    ['good', 'good', 'bad'],
  );
});

test('runs that agree are said to', () => {
  assert.match(load(matrixPage([one, one]))('h1').text(), /they agree in all of \d+ requirements/);
});

for (const [content, message] of [
  ['{', /verdict\.json can't be read as a verdict\.json/],
  ['{"name": "something"}', /verdict\.json is not a verdict\.json: target: /],
  [
    verdictJson({
      ...verdictOn([]),
      requirements: [
        { id: 'flies', level: 'documented', state: 'leftOut', held: 0, applicable: 0, scenarios: [] },
      ],
    }),
    /has the requirement flies, which is not in features\/requirements\.yaml/,
  ],
] as const) {
  test(`a file that is not a verdict.json is named: ${message.source}`, () => {
    assert.throws(
      () => readVerdict(written(content)),
      (error) => error instanceof SetUpError && message.test(error.message),
    );
  });
}

test('without files it says how it is used, without a stack trace', () => {
  const root = join(__dirname, '../..');
  const args = ['--require', join(root, 'loader.js'), join(root, 'command/cli.ts'), 'report'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.equal(status, 2);
  assert.match(stderr, /^Name the verdict\.json of each run/);
  assert.doesNotMatch(stderr, /\bat .*report\.ts/);
});
