import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'yaml';
import { install, reference, run } from './installed';

const ROOT = join(__dirname, '../..');
const COMMAND = 'wiki-session-conformance';

const project = install();
const command = (...args: string[]) => run(project, COMMAND, args);
const validate = new Ajv2020().compile(
  JSON.parse(readFileSync(join(project, `node_modules/${COMMAND}/dist/verdict.schema.json`), 'utf8')),
);

/** In MB, by blocks of the disk. */
const size = (folder: string) =>
  Number(execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t')[0]);

test('it judges the reference that its own command starts', async () => {
  const { url, stop } = await reference(project);
  const { code, printed } = await command(url, '--reports', 'running');
  await stop();
  assert.equal(code, 0, printed);
  assert.match(printed, /Hardly judged: http:.*, held in the \d+ of \d+ scenarios/);
  assert.ok(validate(verdictIn('running')), JSON.stringify(validate.errors));
});

test('it judges a reference of its own, and writes what a CI reads', async () => {
  const { code, printed } = await command('judge', '--ci', '--tags', '@path-set', '--reports', 'ci');
  assert.equal(code, 0, printed);
  assert.ok(existsSync(join(project, 'ci/junit.xml')));
  assert.ok(validate(verdictIn('ci')), JSON.stringify(validate.errors));
});

test('a set of requirements leaves out what came later', async () => {
  const file = join(project, `node_modules/${COMMAND}/dist/features/requirements.yaml`);
  const shipped = readFileSync(file, 'utf8');
  writeFileSync(file, shipped.replace(/(- id: path-set\n.*\n {2}since:) 1/, '$1 2'));
  const tried = async (...args: string[]) => {
    const tags = ['--tags', '@path-set or @domain-set', '--reports', 'sets'];
    const { code, printed } = await command('judge', ...tags, ...args);
    assert.equal(code, 0, printed);
    const { requirementSet, requirements } = verdictIn('sets');
    return [requirementSet, requirements.filter(({ scenarios }) => scenarios.length > 0).map(({ id }) => id)];
  };
  assert.deepEqual(await tried('--requirements', '1'), [1, ['domain-set']]);
  assert.deepEqual(await tried(), [2, ['domain-set', 'path-set']]);
  writeFileSync(file, shipped);
});

test('a wiki that does not answer is not judged', async () => {
  const { code, printed } = await command('http://127.0.0.1:1/');
  assert.equal(code, 2);
  assert.match(printed, /was not answered/);
});

test('requirements are listed and explained', async () => {
  assert.match((await command('list')).printed, /^path-set +\d+ +documented +set 1 +S1, cookie_path$/m);
  const { printed } = await command('explain', 'path-set');
  assert.match(printed, /The cookie carries the configured Path/);
  assert.match(printed, /adds a slash/);
});

for (const [args, message] of [
  [['explain', 'path-st'], /^There is no requirement path-st\. Did you mean path-set\?/],
  [['lst'], /^There is no subcommand lst\. Did you mean list\?/],
  [['jugde', 'http://127.0.0.1:1/'], /^There is no subcommand jugde\. Did you mean judge\?/],
  [['judge', '--brwoser'], /unknown option '--brwoser'\n\(Did you mean --browser\?\)/],
  [['--browser', 'http://127.0.0.1:1/'], /needs the package playwright.*npm install playwright/],
  [['reference', '--store', 'lmdb:x'], /needs the package lmdb.*npm install lmdb/],
  [['--tags', '@path-st'], /^No scenario has the tag @path-st\. Did you mean @path-set\?/],
  [['--tags', '@path-set and'], /^--tags "@path-set and" is not a tag expression: /],
  [['--level', 'documneted'], /"documneted" is not a level\. It is one or more of documented/],
  [['--requirements', '99'], /REQUIREMENTS=99: there is no such set of requirements\. This version has 1/],
  [['--agent', 'fierfox'], /Allowed choices are http, browser, firefox, webkit/],
  [['--reports', 'package.json'], /^Nothing can be written to package\.json\/?: what should be a folder/],
  [['--reports', '/proc/reports'], /^Nothing can be written to \/proc\/reports/],
  [['--baseline', 'node_modules'], /node_modules can't be read: it is a folder/],
  [['explain'], /missing required argument 'requirement'/],
  [['report', 'none.json'], /none\.json can't be read as a verdict\.json: there is no such file/],
  [['draft', 'http://127.0.0.1:1/', 'package.json'], /^package\.json is there already/],
  [
    ['draft', 'http://127.0.0.1:1/', 'package.json/x.yaml'],
    /^Nothing can be written to package\.json: what should be/,
  ],
  [['draft', 'wiki.example.org'], /is not an address of a wiki\. One looks like/],
  [['compare', '--agents', 'http'], /^--agents is "http"\. Name two or more/],
  [['reference', '--prot', '1'], /^There is no option --prot; did you mean --port\?/],
  [['reference', '--cookie_lifetime', 'x'], /^--cookie_lifetime/],
  [['--baseline', 'none.yaml'], /BASELINE is none\.yaml: there is no such file/],
] as const) {
  test(`a mistake is told with what to do: ${args.join(' ')}`, async () => {
    const { code, printed } = await command(...args);
    assert.equal(code, 2);
    assert.match(printed, message);
    assert.doesNotMatch(printed, /^ {4}at /m);
  });
}

test('a target file is drafted, and judges the wiki that was looked at', async () => {
  const { url, stop } = await reference(project);
  const drafted = await command('draft', url, 'drafted.yaml');
  const judged = await command('drafted.yaml', '--tags', '@domain-default', '--reports', 'drafted');
  await stop();
  assert.equal(drafted.code, 0, drafted.printed);
  assert.match(drafted.printed, /drafted\.yaml is written: answer its questions/);
  assert.doesNotMatch(judged.printed, /drafted\.yaml:\d+: /);
  assert.equal(verdictIn('drafted').target, parse(readFileSync(join(project, 'drafted.yaml'), 'utf8')).name);
});

test('two agents are compared, with the browser library that the project has', async () => {
  for (const name of ['playwright', 'playwright-core']) {
    symlinkSync(join(ROOT, 'node_modules', name), join(project, 'node_modules', name));
  }
  const { code, printed } = await command('compare', '--tags', '@path-set', '--reports', 'compared');
  assert.equal(code, 0, printed);
  assert.match(printed, /agree on every requirement/);
  assert.equal(verdictIn('compared/browser').agent, 'browser');
});

test('what is not exported is not reachable', () => {
  const entry = (path: string) => `require('${COMMAND}/${path}')`;
  const tried = (path: string) =>
    spawnSync(process.execPath, ['-e', entry(path)], { cwd: project, encoding: 'utf8' });
  assert.equal(tried('harness').status, 0);
  for (const path of ['dist/harness/run.js', 'harness/run', 'dist/harness', 'dist/steps/world.js']) {
    assert.match(tried(path).stderr, /ERR_PACKAGE_PATH_NOT_EXPORTED/, path);
  }
});

test('the extension in the docs does what it says', async () => {
  const [source = ''] =
    /(?<=\n) {4}\/\/ hello\.mjs\n.*?(?=\n {4}npx )/s.exec(
      readFileSync(join(ROOT, 'docs/extensions.md'), 'utf8'),
    ) ?? [];
  writeFileSync(join(project, 'hello.mjs'), source);
  const { url, stop } = await reference(project, '--extensions', 'hello.mjs', '--cookie_lifetime', '(1, 12)');
  const page = await fetch(`${url}VisitsPage`);
  const [cookie = ''] = page.headers.get('set-cookie')?.split(';') ?? [];
  assert.match(await page.text(), /You were here: No visits yet\./);
  for (const visits of [1, 2]) {
    const again = await fetch(`${url}VisitsPage`, { headers: { cookie } });
    assert.match(await again.text(), new RegExp(`You were here: ${visits} visits`));
  }
  const form = await (await fetch(`${url}VisitsPage?action=forget`, { headers: { cookie } })).text();
  const ticket = /name="ticket" value="([^"]+)"/.exec(form)?.[1] ?? '';
  const forgotten = await fetch(`${url}VisitsPage`, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ action: 'forget', ticket }),
  });
  assert.match(await forgotten.text(), /Forgotten\..*You were here: 1 visits/s);
  await stop();
});

test('the package loads JavaScript extensions, and says that TypeScript is for a checkout', async () => {
  cpSync(join(ROOT, 'examples/extensions/proxy-user.ts'), join(project, 'proxy-user.ts'));
  const { code, printed } = await command('reference', '--port', '0', '--extensions', 'proxy-user.ts');
  assert.deepEqual([code, printed.includes('compile it to JavaScript')], [2, true]);
});

test("a project of one's own is judged by its scenarios too", async () => {
  const example = join(ROOT, 'examples/own-scenarios');
  cpSync(join(example, 'features'), join(project, 'features'), { recursive: true });
  cpSync(join(example, 'cucumber.js'), join(project, 'cucumber.js'));
  const { code, printed } = await run(project, 'cucumber-js', ['--tags', '@trail-order'], {
    LEVEL: 'companion',
  });
  assert.equal(code, 0, printed);
  const { requirements } = verdictIn('reports');
  const names = requirements.flatMap(({ scenarios }) => scenarios.map(({ name }) => name));
  assert.ok(names.includes('The way back from a page that was only looked up'));
  assert.ok(names.includes('A page seen again'));
});

test('a project in TypeScript compiles against it, libraries included, and drives a wiki', async () => {
  cpSync(join(ROOT, 'examples/library/drive.ts'), join(project, 'drive.ts'));
  const types = join(ROOT, 'node_modules/@types');
  const options = ['--strict', '--module', 'node16', '--target', 'es2022', '--skipLibCheck', 'false'];
  const tsc = require.resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, ...options, '--types', 'node', '--typeRoots', types, 'drive.ts'], {
    cwd: project,
    stdio: 'inherit',
  });
  const printed = execFileSync(process.execPath, ['drive.js'], { cwd: project, encoding: 'utf8' });
  assert.match(printed, /^Ana is signed in: true$/m);
  assert.match(printed, /Hardly judged: http:.*, held in the \d+ of \d+ scenarios/);
});

test('judging over HTTP takes at most 70 MB', () => {
  assert.ok(!existsSync(join(project, 'node_modules/typescript')));
  assert.ok(statSync(join(project, 'node_modules/fastify')).isDirectory());
  execFileSync('npm', ['install', '--omit=optional', '--prefer-offline', '--loglevel', 'error'], {
    cwd: project,
  });
  assert.ok(size(join(project, 'node_modules')) <= 70);
});

interface WrittenRequirements {
  target: string;
  agent: string;
  requirementSet: number;
  requirements: { id: string; scenarios: { name: string }[] }[];
}

function verdictIn(reports: string): WrittenRequirements {
  return JSON.parse(readFileSync(join(project, reports, 'verdict.json'), 'utf8'));
}
