import assert from 'node:assert';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const SCRIPT = `
import json, sys
from settings import one_lifetime, remembers
print(json.dumps([[one_lifetime(each), remembers(each)] for each in json.loads(sys.argv[1])]))
`;

test('a wiki with one lifetime for everybody takes that of logged-in users, and the other where that is 0', () => {
  const settings = [
    {},
    { cookie_lifetime: null },
    { cookie_lifetime: [1, 12] },
    { cookie_lifetime: [1, -0.5] },
    { cookie_lifetime: [1, 0] },
    { cookie_lifetime: [0, 0] },
  ];
  const { stdout, stderr } = spawnSync('python3', ['-c', SCRIPT, JSON.stringify(settings)], {
    cwd: join(__dirname, '../../targets/launching'),
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    encoding: 'utf8',
  });
  assert.strictEqual(stderr, '');
  assert.deepStrictEqual(JSON.parse(stdout), [
    [null, true],
    [null, true],
    [12, true],
    [0.5, false],
    [1, true],
    [null, true],
  ]);
});
