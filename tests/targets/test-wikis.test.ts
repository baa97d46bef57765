import assert from 'node:assert';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { newFolder } from '../new-folder';

const SCRIPTS = join(__dirname, '../../scripts');

test('a wiki that is not among those to test is told', () => {
  const { status, stderr } = spawnSync(join(SCRIPTS, 'test-wikis.sh'), ['nowiki'], { encoding: 'utf8' });
  assert.strictEqual(stderr.split(';')[0], 'No wiki to test is called nowiki');
  assert.strictEqual(status, 2);
});

test('a Python is found by its version, and one that there is not is no Python', () => {
  const find = (...args: string[]) => spawnSync(join(SCRIPTS, 'find-python.sh'), args, { encoding: 'utf8' });
  assert.strictEqual(find('sys.version_info >= (3,)', 'python3').stdout, 'python3\n');
  const none = find('sys.version_info >= (99,)', 'python3');
  assert.deepStrictEqual([none.status, none.stdout], [1, '']);
});

test('wikis that can not be had are told as not run, each with the reason, and nothing reads as a pass', () => {
  const folder = newFolder();
  // Every package is there, it says: nothing is installed by a test.
  writeFileSync(join(folder, 'dpkg'), '#!/bin/sh\n', { mode: 0o755 });
  const { status, stdout } = spawnSync(join(SCRIPTS, 'test-wikis.sh'), ['dokuwiki', 'mediawiki', 'fossil'], {
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${folder}:${process.env.PATH}`,
      FAKETIME_LIB: __filename,
      PHP_PATH: process.execPath,
      DOKUWIKI_FOLDER: folder,
      MEDIAWIKI_FOLDER: folder,
      FOSSIL_PATH: '/nowhere',
    },
  });
  const lines = stdout.trimEnd().split('\n');
  assert.deepStrictEqual(lines, [
    `dokuwiki was not run: there is no ${folder}/doku.php: apt-get install dokuwiki, or name its folder in DOKUWIKI_FOLDER`,
    `mediawiki was not run: there is no ${folder}/index.php: apt-get install mediawiki, or name its folder in MEDIAWIKI_FOLDER`,
    'fossil was not run: there is no fossil: apt-get install fossil, or name it in FOSSIL_PATH',
    'No wiki was run, so nothing was judged.',
  ]);
  assert.strictEqual(status, 2);
});
