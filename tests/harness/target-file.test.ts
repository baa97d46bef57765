import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { describeSettings, NOTHING_CONFIGURED, UNTIL_CLOSED } from '../../harness/core/settings';
import { chooseTarget } from '../../harness/targets/choose';
import { targetFromFile } from '../../harness/targets/from-file';
import type { LaunchedTarget } from '../../harness/targets/launched';
import { readTargetFile } from '../../harness/targets/target-file';
import { newFolder } from '../new-folder';

function fileWith(text: string): string {
  const file = join(newFolder(), 'wiki.yaml');
  writeFileSync(file, text);
  return file;
}

const URL_LINE = 'url: http://wiki.test/\n';

test('a target file is read', () => {
  const file = readTargetFile(
    fileWith(`${URL_LINE}settings:\n  cookie_lifetime: [0.5, -12]\n  cookie_domain: null\n`),
  );
  assert.deepEqual(file.settings, { cookie_lifetime: [0.5, -12], cookie_domain: null });
  assert.equal(file.generation, 'session-service');
});

test('every setting that a wiki can be asked for can be declared', () => {
  // Which wikis it calls, and whether wrong passwords count, is nothing that a scenario asks a running wiki for.
  const { interwiki, throttle_sign_in, ...asked } = NOTHING_CONFIGURED;
  const lines = Object.keys(asked).map((name) => `  ${name}: null\n`);
  assert.deepEqual(readTargetFile(fileWith(`${URL_LINE}settings:\n${lines.join('')}`)).settings, asked);
  const proxies = `${URL_LINE}settings:\n  trusted_proxies: [127.0.0.1]\n`;
  assert.deepEqual(readTargetFile(fileWith(proxies)).settings, { trusted_proxies: ['127.0.0.1'] });
});

const wrong: [string, string, RegExp][] = [
  [
    'a misspelt key',
    `${URL_LINE}settings:\n  cookie_lifetim: [1, 12]\n`,
    /:3: settings\.cookie_lifetim: .*Did you mean cookie_lifetime\?/,
  ],
  ['a misspelt key at the top', `${URL_LINE}setings: {}\n`, /:2: setings: .*Did you mean settings\?/],
  [
    'a lifetime that is no pair',
    `${URL_LINE}settings:\n  cookie_lifetime: 12\n`,
    /:3: settings\.cookie_lifetime: must be a pair, hours for anonymous/,
  ],
  ['what is not YAML', `${URL_LINE}settings: [1\n`, /:\d: not YAML/],
  ['an address that is none', 'url: wiki\n', /:1: url: must be an address/],
  [
    'a place that is no CSS selector',
    `${URL_LINE}places:\n  userName: "#user["\n`,
    /:3: places\.userName: must be a CSS selector/,
  ],
  [
    'an account without a password variable',
    `${URL_LINE}accounts:\n  - name: Ana\n`,
    /:3: accounts\.0\.passwordFrom/,
  ],
];

for (const [what, text, message] of wrong) {
  test(`${what} is refused with file, line and key`, () => {
    assert.throws(() => readTargetFile(fileWith(text)), { name: 'SetUpError', message });
  });
}

test('a password variable that is not set is named', async () => {
  const WIKI = fileWith(`${URL_LINE}accounts:\n  - { name: Ana, passwordFrom: NO_SUCH_PASSWORD }\n`);
  await assert.rejects(chooseTarget({ WIKI }), {
    name: 'SetUpError',
    message: /NO_SUCH_PASSWORD, which is not set/,
  });
});

for (const WIKI of ['not a url', 'http://', 'ftp://wiki.test/', 'no-such-target', '']) {
  test(`WIKI=${WIKI} is refused`, async () => {
    await assert.rejects(chooseTarget({ WIKI }), { name: 'SetUpError', message: /WIKI=/ });
  });
}

test('a launched wiki is read, with durations in words', () => {
  const { launch } = readTargetFile(
    fileWith(
      'launch:\n  command: [wiki, "{port}"]\n  environment: { SETTINGS: "{settings}" }\n' +
        '  ready: { path: FrontPage, within: 1 minute }\n  stop: { within: 2 seconds }\n',
    ),
  );
  assert.deepEqual(launch?.command, ['wiki', '{port}']);
  assert.deepEqual(launch?.ready, { path: 'FrontPage', within: 60_000 });
  assert.deepEqual(launch?.stop, { signal: 'SIGTERM', within: 2_000 });
});

const wrongWays: [string, string, RegExp][] = [
  ['no way to a wiki', 'name: x\n', /the file: must say where the wiki is.*url.*wikis.*launch/],
  ['two ways', `${URL_LINE}launch: { command: [wiki] }\n`, /:2: launch: is there as well as url/],
  ['a farm of one', `wikis: [{ url: http://wiki.test/ }]\n`, /:1: wikis: must be two wikis or more/],
  ['a command that is no list', 'launch: { command: wiki }\n', /launch\.command: must be a list/],
  [
    'a limit that is none',
    'launch: { command: [wiki], ready: { within: soon } }\n',
    /"soon" is not a duration/,
  ],
  [
    'settings of a launched wiki',
    'launch: { command: [wiki] }\nsettings: { cookie_domain: null }\n',
    /:2: settings: is for a wiki that runs already/,
  ],
  [
    'a setting that there is not',
    'launch: { command: [wiki], settings: [cookies] }\n',
    /launch\.settings\.0: must be one of cookie_lifetime/,
  ],
];

for (const [what, text, message] of wrongWays) {
  test(`${what} is refused`, () => {
    assert.throws(() => readTargetFile(fileWith(text)), { name: 'SetUpError', message });
  });
}

test('until closed is a lifetime, and an absolute launch folder is taken as it is', async () => {
  const { settings } = readTargetFile(
    fileWith(`${URL_LINE}settings:\n  cookie_lifetime: [0, until closed]\n`),
  );
  assert.deepEqual(settings, { cookie_lifetime: [0, UNTIL_CLOSED] });
  assert.equal(describeSettings(settings), 'cookie_lifetime (0, until closed)');
  for (const [folder, expected] of [
    ['/opt/wiki', '/opt/wiki'],
    ['wiki', 'FOLDER/wiki'],
  ] as const) {
    const file = fileWith(`launch:\n  command: [wiki]\n  folder: ${folder}\n`);
    const { wiki } = (await targetFromFile(file, {})) as LaunchedTarget;
    assert.equal(wiki.plan.cwd, expected.replace('FOLDER', dirname(file)));
  }
});
