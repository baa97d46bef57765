import assert from 'node:assert';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const LAUNCHING = join(__dirname, '../../targets/launching');

const OPERATIONS = [
  ['set', 'k', { a: [1, "<&'>"] }],
  ['get', 'k'],
  ['has', 'k'],
  ['keys'],
  ['delete', 'k'],
  ['delete', 'k'],
  ['keys'],
];
const SHOWN = { is_new: false, results: [null, { a: [1, "<&'>"] }, true, ['k'], true, false, []] };

function run(command: string, args: string[]): string {
  const { stdout, stderr, error } = spawnSync(command, args, {
    cwd: LAUNCHING,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    encoding: 'utf8',
  });
  assert.ok(!error && !stderr, `${command}: ${error ?? stderr}`);
  return stdout;
}

/** What the dict macro showed; the line has nothing in it that HTML would escape. */
function dictIn(line: string): unknown {
  const json = /^SESSION-DICT (.*) SESSION-DICT-END\n?$/.exec(line)?.[1];
  assert.ok(json, line);
  assert.doesNotMatch(json, /[<>&']/);
  return JSON.parse(json);
}

const inPython = (operations: unknown, own = '()') =>
  dictIn(
    run('python3', [
      '-c',
      'import sys; from session_dict import dict_line; print(dict_line(sys.argv[1], {"own": 1}, False, eval(sys.argv[2])))',
      JSON.stringify(operations),
      own,
    ]),
  );

test('the dict macro in Python performs each operation', () => {
  assert.deepStrictEqual(inPython(OPERATIONS, '("own",)'), SHOWN);
});

test('the dict macro in Python tells an operation that there is not', () => {
  assert.deepStrictEqual(inPython([['pop', 'k']]), { error: 'ValueError: no such operation: pop' });
});

const PHP = 'php';
const skip = spawnSync(PHP, ['-v']).status === 0 ? false : 'there is no php';

test('the dict macro in PHP performs each operation', { skip }, () => {
  const script = 'require "session-macros.php"; $own = []; echo dictMacro($own, false, $argv[1]);';
  assert.deepStrictEqual(dictIn(run(PHP, ['-r', script, '--', JSON.stringify(OPERATIONS)])), SHOWN);
});

test('the example macro in PHP stores once', { skip }, () => {
  const script =
    'require "session-macros.php"; $own = []; foreach ([true, false, false] as $new) echo exampleMacro($own, $new), "\n";';
  const [first, second, third] = run(PHP, ['-r', script]).split('\n');
  assert.strictEqual(first, 'Not storing any state until you send a cookie.');
  const value = /^Set to value (\d+)$/.exec(second ?? '')?.[1];
  assert.ok(value, second);
  assert.strictEqual(third, `Loaded value ${value}`);
});
