import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { request } from 'undici';

function start(...options: string[]) {
  const args = ['--require', 'ts-node/register', 'reference/cli.ts', ...options];
  return spawn(process.execPath, args, { env: { ...process.env, WIKI_PASSWORD: 'pass word' } });
}

async function refusal(...options: string[]): Promise<{ code: number; message: string }> {
  const child = start(...options);
  let message = '';
  child.stderr.on('data', (part) => {
    message += part;
  });
  const [code] = await once(child, 'close');
  return { code, message };
}

test('it says where it is and who may sign in, and ends on SIGTERM', async () => {
  const child = start('--port', '0', '--cookie_lifetime', '(1, 12)', '--cookie_domain', 'None');
  let output = '';
  let url = '';
  for await (const line of createInterface({ input: child.stdout })) {
    output += `${line}\n`;
    url ||= /http:\S+/.exec(line)?.[0] ?? '';
    if (line.includes('Ctrl-C')) break;
  }
  assert.match(output, /Sue \(superuser\): password pass word/);
  const response = await request(url);
  assert.match(String(response.headers['set-cookie']), /Max-Age=3600/);
  await response.body.dump();
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'close'), [0, null]);
});

test('what can’t be done is told in one line, with exit code 2', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  t.after(() => taken.close());
  const { port } = taken.address() as { port: number };
  const rows: [string[], RegExp][] = [
    [
      ['--cookie_lifetme', '(1, 2)'],
      /^There is no option --cookie_lifetme; did you mean --cookie_lifetime\?\n$/,
    ],
    [
      ['--cookie_lifetime', '(1, x)'],
      /^cookie_lifetime is "\(1, x\)"; expected a pair of hours such as \(0, 12\)\.\n$/,
    ],
    [['--cookie_path'], /^--cookie_path needs a value\.\n$/],
    [['--generation', 'third'], /^--generation is third; expected session-service or auth-list\.\n$/],
    [['--port', 'x'], /^--port is x; expected a number from 0 to 65535\.\n$/],
    [['--port', String(port)], /^Port \d+ is taken: .*\n$/],
    [['word'], /^word belongs to no option\.\n$/],
  ];
  const answers = await Promise.all(rows.map(([options]) => refusal(...options)));
  answers.forEach(({ code, message }, index) => {
    assert.equal(code, 2);
    assert.match(message, rows[index]?.[1] as RegExp);
  });
});
