import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findBrowser } from '../../../harness/agents/browser/find-browser';
import { SetUpError } from '../../../harness/core/errors';
import { newFolder } from '../../new-folder';

const folder = newFolder();
const executable = (name: string) => {
  writeFileSync(join(folder, name), '');
  return join(folder, name);
};

test('the one that BROWSER_PATH names comes first', () => {
  const mine = executable('my-browser');
  assert.equal(findBrowser('chromium', { whole: false }, { PATH: folder, BROWSER_PATH: mine }), mine);
});

test('a BROWSER_PATH that is not there', () => {
  const env = { BROWSER_PATH: join(folder, 'nothing') };
  assert.throws(
    () => findBrowser('chromium', { whole: false }, env),
    /BROWSER_PATH is .*: there is no such file/,
  );
});

test('none at all: one message with the commands that get one', () => {
  const find = () => findBrowser('webkit', { whole: false }, { PATH: folder });
  assert.throws(find, (error: Error) => {
    assert.ok(error instanceof SetUpError);
    assert.match(error.message, /found no webkit/);
    assert.match(error.message, /npx playwright install webkit/);
    return true;
  });
});
