import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { chooseTarget } from '../../harness/targets/choose';
import { readTargetFile } from '../../harness/targets/target-file';

function fileWith(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'target-')), 'wiki.yaml');
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
    /:3: settings\.cookie_lifetime: must be a pair of numbers/,
  ],
  ['what is not YAML', `${URL_LINE}settings: [1\n`, /:\d: not YAML/],
  ['an address that is none', 'url: wiki\n', /:1: url: must be an address/],
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

for (const WIKI of ['not a url', 'http://', 'ftp://wiki.test/', 'no-such-target']) {
  test(`WIKI=${WIKI} is refused`, async () => {
    await assert.rejects(chooseTarget({ WIKI }), { name: 'SetUpError', message: /WIKI=/ });
  });
}
