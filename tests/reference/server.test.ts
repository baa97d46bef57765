import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { request } from 'undici';
import { startReference } from '../../reference';
import { startWiki } from './visitor';

/** What comes back for these bytes. */
async function raw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(Buffer.from(bytes, 'latin1'));
  let answer = '';
  for await (const part of socket) answer += part;
  return answer;
}

test('what is no proper request gets a 4xx without a word about the inside', async (t) => {
  const { reference } = await startWiki(t);
  const form = 'application/x-www-form-urlencoded';
  const rows: [number, string, { method?: string; body?: string; type?: string }][] = [
    [400, '/%zz', {}],
    [400, '/%C0%80', {}],
    [405, '/FrontPage', { method: 'PUT' }],
    [405, '/FrontPage', { method: 'DELETE' }],
    [415, '/FrontPage', { method: 'POST', body: '{}', type: 'application/json' }],
    [413, '/FrontPage', { method: 'POST', body: 'a'.repeat(2 ** 21), type: form }],
  ];
  for (const [status, path, { method = 'GET', body = null, type }] of rows) {
    const headers = type ? { 'content-type': type } : {};
    const response = await request(reference.url + path, { method: method as 'GET', body, headers });
    const text = await response.body.text();
    assert.equal(response.statusCode, status, `${method} ${path}`);
    assert.doesNotMatch(text, /Error|FST_|node_modules|\bat /);
  }
  assert.match(await raw(reference.port, 'nonsense\r\n\r\n'), /^HTTP\/1\.1 400 /);
  const huge = `GET / HTTP/1.1\r\nHost: x\r\nX-Huge: ${'a'.repeat(300_000)}\r\n\r\n`;
  assert.match(await raw(reference.port, huge), /^HTTP\/1\.1 431 /);
});

test('an error inside is logged and told without its text', async (t) => {
  const lines: string[] = [];
  const { default: pino } = await import('pino');
  const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const service = { open: () => Promise.reject(new Error('the secret reason')) };
  const { visitor } = await startWiki(t, { session_service: service }, { logger });
  const answer = await visitor().open('/');
  assert.equal(answer.status, 500);
  assert.doesNotMatch(answer.html, /secret/);
  assert.match(lines.join(), /the secret reason/);
});

test('no parameter and no Host header leads off the site', async (t) => {
  const { visitor } = await startWiki(t);
  const ana = visitor();
  ana.headers = { host: 'evil.test' };
  for (const path of [
    '/',
    '//evil.test/',
    '/?url=https://evil.test',
    '/FrontPage?action=login&next=//evil.test',
  ]) {
    const answer = await ana.open(path);
    assert.equal(answer.headers.location, undefined);
    assert.doesNotMatch(answer.html, /(href|action)="(https?:)?\/\/|evil\.test"/);
  }
});

test('no form body brings a 5xx', async (t) => {
  const { visitor } = await startWiki(t);
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('login', 'logout', 'userprefs', 'SyncPages'),
      async (junk, action) => {
        const body = `action=${action}&${junk}`;
        const answer = await visitor().send('/FrontPage', { method: 'POST', body, headers: type });
        return answer.status < 500;
      },
    ),
    { numRuns: 60 },
  );
});

test('it serves its style sheet without a session', async (t) => {
  const { visitor } = await startWiki(t, { cookie_lifetime: [1, 12] });
  const style = await visitor().open('/-/wiki.css');
  assert.deepEqual(style.setCookies, []);
  assert.match(String(style.headers['content-type']), /^text\/css/);
});

test('its address on IPv6 is one that can be asked', async (t) => {
  const { reference } = await startWiki(t, {}, { hostname: '::1' });
  assert.equal(reference.url, `http://[::1]:${reference.port}`);
  const { statusCode, body } = await request(reference.url);
  await body.dump();
  assert.equal(statusCode, 200);
});

test('it ends promptly although clients keep their connections', async () => {
  const reference = await startReference();
  await (await request(reference.url)).body.dump();
  const idle = connect(reference.port, '127.0.0.1');
  await new Promise((resolve) => idle.once('connect', resolve));
  const began = performance.now();
  await reference.stop();
  assert.ok(performance.now() - began < 1000);
  idle.destroy();
});
