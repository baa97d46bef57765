import assert from 'node:assert';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

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
