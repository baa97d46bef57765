import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { request } from 'undici';
import { readOptions } from '../../reference/cli-options';

function start(...options: string[]) {
  const args = ['--require', './loader.js', 'reference/cli.ts', ...options];
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
  const child = start(
    '--port',
    '0',
    '--store',
    'memory',
    '--cookie_lifetime',
    '(1, 12)',
    '--cookie_domain',
    'None',
  );
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

test('a port that is taken is told in one line, with exit code 2', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  t.after(() => taken.close());
  const { port } = taken.address() as AddressInfo;
  const { code, message } = await refusal('--store', 'memory', '--port', String(port));
  assert.equal(code, 2);
  assert.match(message, /^Port \d+ is taken: .*\n$/);
});

test('settings are read as the documents write them, or as JSON', () => {
  const args = [
    '--cookie_lifetime',
    '(1, -0.5)',
    '--cookie_domain=None',
    '--cookie_secure',
    'True',
    '--cookie_path',
    '/farm',
  ];
  assert.deepEqual(readOptions([...args, '--interwiki', '{"Remote": "http://x/"}']), {
    generation: 'session-service',
    port: 8080,
    host: '127.0.0.1',
    store: 'lmdb:.cache/reference',
    durability: 'committed',
    settings: {
      cookie_lifetime: [1, -0.5],
      cookie_domain: null,
      cookie_secure: true,
      cookie_path: '/farm',
      interwiki: { Remote: 'http://x/' },
    },
  });
});

test('an option that can’t be is refused in one sentence', () => {
  const rows: [string[], string][] = [
    [['--cookie_lifetme', '(1, 2)'], 'There is no option --cookie_lifetme; did you mean --cookie_lifetime?'],
    [['--cookie_path'], '--cookie_path needs a value.'],
    [['--generation', 'third'], '--generation is third; expected session-service or auth-list.'],
    [['--port', 'x'], '--port is x; expected a number from 0 to 65535.'],
    [['word'], 'word belongs to no option.'],
  ];
  for (const [args, message] of rows) assert.throws(() => readOptions(args), { message });
});
