import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import fc from 'fast-check';
import { request } from 'undici';
import { readOptions } from '../../reference/cli/options';
import { UsageError } from '../../reference/cli/parsed-options';
import { newFolder } from '../new-folder';

function start(...options: string[]) {
  const args = ['--require', './loader.js', 'command/cli.ts', 'reference', ...options];
  return spawn(process.execPath, args, { env: { ...process.env, WIKI_PASSWORD: 'pass word' } });
}

/** A settings file. */
function write(text: string): string {
  const file = join(newFolder(), 'wiki.yaml');
  writeFileSync(file, text);
  return file;
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
  assert.match(output, /Sue \(superuser\): password that of WIKI_PASSWORD/);
  assert.doesNotMatch(output, /pass word/);
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

test('a certificate that can’t be written is told in one line, and no server stays', async () => {
  const rows = [newFolder(), join(newFolder(), 'nowhere', 'ca.pem')];
  for (const file of rows) {
    const { code, message } = await refusal('--store', 'memory', '--port', '0', '--https', file);
    assert.equal(code, 2);
    assert.match(message, /^\S+ can't be written: E\w+: .*\. Choose another with --https\.\n$/);
  }
});

test('a name may be digits', () => {
  const named = ['2024', '007', '1e3'];
  for (const name of named) {
    assert.deepEqual(readOptions(['--cookie_name', name]).settings, { cookie_name: name });
    assert.deepEqual(readOptions([], { REFERENCE_COOKIE_NAME: name }).settings, { cookie_name: name });
    for (const text of [`cookie_name: ${name}`, `cookie_name: '${name}'`]) {
      assert.deepEqual(readOptions(['--settings', write(text)]).settings, { cookie_name: name });
    }
  }
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
    metrics_host: '127.0.0.1',
    workers: 1,
    store: 'memory',
    durability: 'committed',
    anonymous_sessions: 100_000,
    anonymous_megabytes: 256,
    log_level: 'warn',
    settings: {
      cookie_lifetime: [1, -0.5],
      cookie_domain: null,
      cookie_secure: true,
      cookie_path: '/farm',
      interwiki: { Remote: 'http://x/' },
    },
  });
});

test('the command line wins over the environment, and that over the file', () => {
  const file = write('port: 1\nhost: 127.0.0.3\ncookie_lifetime: [0.5, -1] # hours\ncookie_path: /file\n');
  const env = { REFERENCE_SETTINGS: file, REFERENCE_PORT: '2', REFERENCE_HOST: '127.0.0.2', PATH: '/bin' };
  const { port, host, settings } = readOptions(['--port', '3'], env);
  assert.deepEqual([port, host], [3, '127.0.0.2']);
  assert.deepEqual(settings, { cookie_lifetime: [0.5, -1], cookie_path: '/file' });
});

test('what can’t be in the file or the environment is refused with its place and what it could be', () => {
  const rows: [string, RegExp][] = [
    [
      'port: 80\ncookie_lifetme: [0, 12]',
      /^\S+:2: cookie_lifetme: there is no such option; did you mean cookie_lifetime\?$/,
    ],
    ['\n\nport: eighty', /^\S+:3: port is eighty; expected a number from 0 to 65535\.$/],
    ['cookie_lifetime: 12', /^\S+:1: cookie_lifetime: cookie_lifetime is 12; expected a pair of hours/],
    ['port: 1\nport: 2', /^\S+:2: not YAML: Map keys must be unique/],
    ['port: *x', /^\S+: not YAML: Unresolved alias .* x$/],
    ['- port', /^\S+:1: expected options and values, such as port: 8080\.$/],
    ['auth: [moin_session]', /^\S+:1: auth: auth is a setting of the generation auth-list/],
  ];
  for (const [text, message] of rows) {
    assert.throws(() => readOptions(['--settings', write(text)]), { message });
  }
  assert.throws(
    () => readOptions(['--settings', join(newFolder(), 'nowhere', 'wiki.yaml')]),
    /^Error: .*nowhere.wiki.yaml can't be read/,
  );
  assert.throws(
    () => readOptions([], { REFERENCE_PROT: '1' }),
    /^Error: REFERENCE_PROT is set, .* REFERENCE_PORT\?$/,
  );
  assert.throws(
    () => readOptions([], { REFERENCE_PORT: 'x' }),
    /^Error: REFERENCE_PORT is x; expected a number/,
  );
});

test('whatever is in the file, it is read or refused in one sentence', () => {
  const file = write('');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json(),
        fc
          .dictionary(fc.constantFrom('port', 'auth', 'cookie_path', 'x'), fc.jsonValue())
          .map((o) => JSON.stringify(o)),
      ),
      (text) => {
        writeFileSync(file, text);
        try {
          readOptions(['--settings', file]);
        } catch (error) {
          assert.ok(error instanceof UsageError, String((error as Error).stack));
        }
      },
    ),
    { numRuns: 500 },
  );
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
