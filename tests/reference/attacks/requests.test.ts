import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { request } from 'undici';
import { startReference } from '../../../reference';
import { startWiki, startWikis } from '../visitor';

async function raw(port: number, lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end([...lines, 'Connection: close', '', ''].join('\r\n'));
  let answer = '';
  for await (const part of socket) answer += part;
  return answer;
}

test('a request with two Host headers is refused', async (t) => {
  const { reference } = await startWikis(t, [
    { name: 'A', host: 'a.test' },
    { name: 'B', host: 'b.test' },
  ]);
  const twice = await raw(reference.port, ['GET / HTTP/1.1', 'Host: a.test', 'hOST: b.test']);
  assert.match(twice, /^HTTP\/1\.1 400 /);
  assert.match(await raw(reference.port, ['GET / HTTP/1.1', 'Host: a.test']), /^HTTP\/1\.1 200 /);
});

test('a request line may have the whole address, whose host counts', async (t) => {
  const { reference } = await startWikis(t, [
    { name: 'A', host: 'a.test' },
    { name: 'B', host: 'b.test', path: '/b' },
  ]);
  const ask = (line: string) => raw(reference.port, [`GET ${line} HTTP/1.1`, 'Host: a.test']);
  assert.match(await ask('http://a.test/FrontPage?x=1'), /^HTTP\/1\.1 200 [\s\S]*<title>FrontPage - A</);
  assert.match(await ask('HTTP://b.test:8080/b/PageOne'), /^HTTP\/1\.1 200 [\s\S]*<title>PageOne - B</);
  assert.match(await ask('http://a.test'), /^HTTP\/1\.1 200 /);
  for (const line of ['http://a.test@evil.test/', 'http:///FrontPage', 'ftp://a.test/', 'a.test:80', '*']) {
    assert.match(await ask(line), /^HTTP\/1\.1 4\d\d /, line);
  }
});

test('headers are limited as Node limits them', async (t) => {
  const { reference } = await startWiki(t);
  const answer = await raw(reference.port, ['GET / HTTP/1.1', 'Host: x', `Cookie: ${'a'.repeat(17_000)}`]);
  assert.match(answer, /^HTTP\/1\.1 431 /);
});

test('health and metrics can have a port of their own, and are then nowhere else', async (t) => {
  const reference = await startReference({ monitoring: { port: 0, hostname: '127.0.0.1' } });
  t.after(() => reference.stop());
  const ask = async (port: number | undefined, path: string) => {
    const { statusCode, body } = await request(`http://127.0.0.1:${port}${path}`);
    await body.dump();
    return statusCode;
  };
  for (const path of ['/-/health', '/-/ready', '/-/metrics']) {
    assert.equal(await ask(reference.port, path), 404);
    assert.equal(await ask(reference.monitoringPort, path), 200);
  }
  assert.equal(await ask(reference.monitoringPort, '/FrontPage'), 404);
});

test('a port for metrics that is taken is an error, and no server stays', async (t) => {
  const { reference } = await startWiki(t);
  const monitoring = { port: reference.port, hostname: '127.0.0.1' };
  await assert.rejects(startReference({ monitoring }), { code: 'EADDRINUSE' });
});
