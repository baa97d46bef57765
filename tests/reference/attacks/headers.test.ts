import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { Agent, request } from 'undici';
import { startReference } from '../../../reference';
import { startWiki } from '../visitor';

const EXPECTED: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /^default-src 'none'; (?!.*unsafe).*form-action 'self'.*frame-ancestors 'none'$/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
};

test('every answer says what a browser must not do with it, and errors are not kept', async (t) => {
  const { reference } = await startWiki(t, { xmlrpc: true });
  const xml = { 'content-type': 'text/xml' };
  const rows: [status: number, path: string, init?: { method?: string; body?: string; headers?: object }][] =
    [
      [200, '/'],
      [200, '/-/wiki.css'],
      [200, '/-/health'],
      [200, '/-/metrics'],
      [200, '/?action=xmlrpc2', { method: 'POST', body: '<methodCall/>', headers: xml }],
      [400, '/%zz'],
      [403, '/SecretPage'],
      [404, '/Nowhere'],
      [405, '/', { method: 'PUT' }],
      [
        413,
        '/',
        {
          method: 'POST',
          body: 'a'.repeat(2 ** 21),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        },
      ],
    ];
  for (const [status, path, init = {}] of rows) {
    const answer = await request(reference.url + path, init as object);
    await answer.body.dump();
    assert.equal(answer.statusCode, status, path);
    for (const [name, value] of Object.entries(EXPECTED)) {
      assert.match(String(answer.headers[name]), value, `${path} ${name}`);
    }
    if (status >= 400) assert.equal(answer.headers['cache-control'], 'no-store', path);
    assert.equal(answer.headers['strict-transport-security'], undefined);
  }
});

test('so does the answer to what is not HTTP', async (t) => {
  const { reference } = await startWiki(t);
  const socket = connect(reference.port, '127.0.0.1');
  socket.end('nonsense\r\n\r\n');
  let answer = '';
  for await (const part of socket) answer += part;
  assert.match(answer, /^HTTP\/1\.1 400 /);
  for (const name of Object.keys(EXPECTED)) assert.match(answer, new RegExp(`^${name}: `, 'm'));
});

test('by HTTPS browsers are told to stay with it, unless the name is this machine’s own', async (t) => {
  const reference = await startReference({ https: true, wikis: [{ name: 'A' }] });
  const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });
  t.after(async () => {
    await dispatcher.close();
    await reference.stop();
  });
  for (const [host, expected] of [
    ['wiki.example.org', 'max-age=31536000'],
    ['localhost', undefined],
    ['a.localhost:8080', undefined],
    ['127.0.0.1', undefined],
    ['[::1]:8080', undefined],
  ] as const) {
    const answer = await request(reference.url, { dispatcher, headers: { host } });
    await answer.body.dump();
    assert.equal(answer.headers['strict-transport-security'], expected, host);
  }
});

test('no page has a script, a style or a handler in it', async (t) => {
  const { visitor } = await startWiki(t);
  const ana = visitor();
  await ana.signIn('Ana');
  for (const path of ['/', '/SessionMacro', '/FrontPage?action=userprefs&sub=prefs', '/Nowhere', '/%zz']) {
    const { $ } = await ana.open(path);
    assert.equal($('script:not([src]), style, [style]').length, 0, path);
    assert.equal(
      $('*').filter((_, element) =>
        Object.keys($(element).attr() ?? {}).some((name) => name.startsWith('on')),
      ).length,
      0,
    );
  }
});
