import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { newFolder } from '../new-folder';
import { pack } from './installed';

const ROOT = join(__dirname, '../..');

const local = (program: string, ...args: string[]) => ended(join(ROOT, 'node_modules/.bin', program), args);

function ended(program: string, args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(program, args, { cwd: ROOT, encoding: 'utf8' });
}

test('what is exported is what docs/api says', () => {
  const { status, stderr } = ended(process.execPath, ['--require', './loader.js', 'scripts/api-report.ts']);
  assert.equal(status, 0, stderr);
});

test('its package.json says what is in it', () => {
  const { status, stdout } = local('publint', '--strict');
  assert.equal(status, 0, stdout);
  assert.match(stdout, /All good!/);
});

test('its types are found by every way of resolving them', () => {
  const { status, stdout } = local('attw', pack(newFolder()));
  assert.equal(status, 0, stdout);
  assert.match(stdout, /No problems found/);
});
