import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { newFolder } from '../new-folder';

const ROOT = join(__dirname, '../..');
const RUNNER = join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js');

/** A folder to run the suite in, and what an earlier run left of a failure there. */
function folderWithFailure() {
  const folder = newFolder();
  for (const name of ['features', 'steps', 'cucumber.js']) symlinkSync(join(ROOT, name), join(folder, name));
  const failure = join(folder, 'reports/failures/earlier/Ana.png');
  mkdirSync(join(failure, '..'), { recursive: true });
  writeFileSync(failure, 'a picture');
  return { folder, failure };
}

function run(folder: string, ...args: string[]) {
  const { WIKI: _, AGENT: __, LEVEL: ___, REPORTS: ____, ...env } = process.env;
  return spawnSync(process.execPath, [RUNNER, ...args], { cwd: folder, env, encoding: 'utf8' });
}

for (const option of ['--dry-run', '-d']) {
  test(`${option} says what would be tried, and leaves the reports of earlier runs`, () => {
    const { folder, failure } = folderWithFailure();
    const { status, stdout } = run(folder, option, '--tags', '@domain-set');
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^\nA run against reference would try:\n {2}domain-set +(\d+) of \1 scenarios\n/);
    assert.ok(existsSync(failure));
    assert.ok(!existsSync(join(folder, 'reports/verdict.json')));
  });
}

test('a run removes what earlier runs left of their failures', () => {
  const { folder, failure } = folderWithFailure();
  const { status, stdout } = run(folder, '--tags', '@domain-default');
  assert.equal(status, 0, stdout);
  assert.match(stdout, /^\.+\n/);
  assert.ok(!existsSync(failure));
});
