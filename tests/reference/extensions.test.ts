import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Extension } from '../../reference';
import { createLogger } from '../../reference/cli/log';
import { documentedMacro } from '../../reference/macros/documented-macro';
import { newFolder } from '../new-folder';
import { startWiki } from './visitor';

const extension: Extension = {
  pages: {
    Macros: [
      'Once: <<Once(a)>> <<Count>>',
      '<<Echo(<b>"x", y)>> [[Echo(old (style))]] <<Echo>> <<Echo(<<Echo(in)>>',
      '<<Bold>>',
    ].join('\n\n'),
    Broken: 'Before <<Throws>> <<Promises>> <<Shares>> <<Bold>> after',
    Kept: '<<Kept>>',
  },
  macros: {
    Echo: {
      dependencies: ['time'],
      execute: (macro, args) => macro.formatter.text(`${macro.name} [${args}]`),
    },
    Bold: { dependencies: [], execute: ({ formatter }) => formatter.rawHTML('<b id="bold">bold</b>') },
    Once: { dependencies: [], execute: (_macro, args) => args },
    Count: {
      dependencies: ['time'],
      execute({ request: { session }, formatter }) {
        const count = Number(session.get('count') ?? 0) + 1;
        session.set('count', count);
        return formatter.text(count);
      },
    },
    Throws: {
      dependencies: [],
      execute() {
        throw new Error('secret inside');
      },
    },
    Promises: { dependencies: [], execute: (async () => 'late') as unknown as () => string },
    Shares: {
      dependencies: ['time'],
      execute({ request: { session } }) {
        session.set('list', []);
        (session.get('list') as unknown[]).push(() => 1);
        return 'shared';
      },
    },
    Kept: { dependencies: ['time'], execute: ({ request }) => JSON.stringify(request.session.get('list')) },
  },
  actions: {
    greet: (context) => ({ content: `<i>${context.parameter('name')}`, heading: 'Greeting', status: 201 }),
    note: () => ({ message: 'Noted.', headers: [['x-noted', 'yes']] }),
    fails() {
      throw new Error('secret inside');
    },
  },
};

function startLog() {
  const lines: string[] = [];
  return { lines, logger: createLogger('warn', { write: (line: string) => void lines.push(line) }) };
}

test('a macro has its arguments, the session and the formatter, in both spellings', async (t) => {
  const { visitor } = await startWiki(t, { cookie_lifetime: [1, 12] }, { extensions: [extension] });
  const ana = visitor();
  await ana.open('/Macros');
  const first = await ana.open('/Macros');
  assert.match(first.text, /Once: a 1/);
  assert.match(first.text, /Echo \[<b>"x", y\] Echo \[old \(style\)\] Echo \[\] <<Echo\(Echo \[in\]/);
  assert.equal(first.$('b').length, 1);
  assert.match((await ana.open('/Macros')).text, /Once: a 2/);
});

test('a macro that fails says so in its place, and is logged; the page is shown', async (t) => {
  const { lines, logger } = startLog();
  const options = { extensions: [extension], logger };
  const { visitor } = await startWiki(t, { cookie_lifetime: [1, 12] }, options);
  const ana = visitor();
  await ana.open('/');
  const page = await ana.open('/Broken');
  assert.equal(page.status, 200);
  const failed = ['Throws', 'Promises', 'Shares'].map(
    (name) => `<<${name}: execution failed, the log says why>>`,
  );
  assert.match(page.text.replaceAll('\n', ' '), new RegExp(`Before ${failed.join(' ')} bold after`));
  assert.doesNotMatch(page.html, /secret inside/);
  assert.equal(lines.length, 3);
  assert.match(lines[0] ?? '', /"secret inside".*"msg":"the macro Throws on the page Broken failed"/);
  assert.match(lines[1] ?? '', /It gave a promise; expected text/);
  assert.match(lines[2] ?? '', /session\[\\"list\\"\]\[0\]: a function is not JSON-serializable/);
  // The value is as it was when it could be stored.
  assert.match((await ana.open('/Kept')).text, /\[\]/);
});

test('an action answers in the frame of the wiki, or above the page', async (t) => {
  const { lines, logger } = startLog();
  const { visitor } = await startWiki(t, {}, { extensions: [extension], logger });
  const greeted = await visitor().open('/PageOne?action=greet&name=%3Cb%3E');
  assert.equal(greeted.status, 201);
  assert.match(greeted.text, /<i><b>/);
  assert.equal(greeted.$('i').length, 0);
  assert.match(greeted.$('h1').text(), /Greeting/);
  const noted = await visitor().open('/PageOne?action=note');
  assert.deepEqual([noted.status, noted.message, noted.headers['x-noted']], [200, 'Noted.', 'yes']);
  assert.match(noted.text, /This is PageOne/);
  assert.equal((await visitor().open('/PageOne?action=fails')).status, 500);
  assert.match(lines.join(), /secret inside/);
});

test('the documents’ macro is the macro that runs, line by line', () => {
  for (const generation of ['session-service', 'auth-list'] as const) {
    const { python, typescript } = documentedMacro(generation);
    for (const text of python.matchAll(/text\(['"](.*?)['"]/g)) {
      const [, said = ''] = text;
      assert.ok(typescript.includes(said.replace(' %d', '')), said);
    }
    assert.match(python, /^def execute\(macro, args\):$/m);
    assert.match(typescript, /^export function execute\(macro: MacroCall\)/m);
  }
});

for (const [how, exported] of [
  ['each by its name', 'exports.pages = pages;'],
  ['as its default', 'exports.default = { pages };'],
  ['as what is its own default', 'module.exports = { pages }; module.exports.default = module.exports;'],
] as const) {
  test(`a file exports what it registers ${how}`, async (t) => {
    const file = join(newFolder(), 'extension.cjs');
    writeFileSync(file, `const pages = { FromFile: 'It is there.' };\n${exported}\n`);
    const { visitor } = await startWiki(t, {}, { extensions: [file] });
    assert.match((await visitor().open('/FromFile')).text, /It is there\./);
  });
}
