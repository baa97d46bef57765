import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createServer as createSecureServer, Server as SecureServer } from 'node:tls';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { LONGEST } from '../../harness/agents/http/whole-answer';
import { Network } from '../../harness/agents/network';
import { Wire } from '../../harness/agents/wire/wire';
import { wallClock } from '../../harness/core/clock';
import { Evidence } from '../../harness/core/evidence';
import { selfSigned } from '../../reference';

const SHORT = 100;
const network = new Network();
const wire = new Wire(wallClock(), new Evidence(), network);

/** A server's port; the server sends each connection what `answer` does once the header of a request is there. */
async function serve(test: TestContext, server: Server, answer: (socket: Socket, request: string) => void) {
  const sockets: Socket[] = [];
  server.on(server instanceof SecureServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    sockets.push(socket);
    let request = '';
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      const before = request.includes('\r\n\r\n');
      request += bytes.toString('latin1');
      if (!before && request.includes('\r\n\r\n')) answer(socket, request);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  test.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** The address of a server that answers with these bytes and keeps the connection open. */
async function answering(test: TestContext, ...parts: string[]): Promise<URL> {
  const port = await serve(test, createServer(), (socket) => {
    for (const part of parts) socket.write(part);
  });
  return new URL(`http://127.0.0.1:${port}/`);
}

/** The address of a server whose answer never ends, though something always comes. */
async function dripping(test: TestContext): Promise<URL> {
  const port = await serve(test, createServer(), (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n');
    const drip = setInterval(() => socket.write('.'), 5);
    socket.on('close', () => clearInterval(drip));
  });
  return new URL(`http://127.0.0.1:${port}/page`);
}

test('over HTTPS the bytes go out as they are, once the certificate is trusted', async (test) => {
  const { cert, key } = await selfSigned(['127.0.0.1', 'a.farm.test']);
  const seen: string[] = [];
  const server = createSecureServer({ cert, key });
  const port = await serve(test, server, (socket, request) => {
    seen.push(request);
    socket.write('HTTP/1.1 204 No Content\r\n\r\n');
  });
  const address = (host: string) => new URL(`https://${host}:${port}/`);
  const headers = [['Cookie', Buffer.from([0x61, 0x00, 0xff])]] as const;
  const ask = (host: string) => wire.send({ method: 'FROBNICATE', url: address(host), headers });
  await assert.rejects(ask('a.farm.test'), {
    name: 'SetUpError',
    message: /The certificate of https:\/\/a\.farm\.test:\d+ is not trusted: .* in the target file: ca: …/,
  });
  network.trust(cert);
  assert.equal((await ask('a.farm.test')).status, 204);
  assert.equal((await ask('127.0.0.1')).status, 204);
  assert.match(seen[0] ?? '', /^FROBNICATE \/ HTTP\/1\.1\r\n.*\r\nCookie: a\0\xff\r\n/s);
  await assert.rejects(ask('b.farm.test'), /does not match/);
});

test('an answer is at its end with its last byte, though the connection stays open', async (test) => {
  const headers = 'Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n';
  const url = await answering(test, `HTTP/1.1 200 OK\r\n${headers}Content-Length: 5\r\n\r\nhello`);
  const answer = await wire.send({ method: 'GET', url });
  assert.deepEqual([answer.status, answer.body], [200, 'hello']);
  assert.deepEqual(
    answer.setCookies.map(({ line }) => line),
    ['a=1', 'b=2'],
  );
});

test('the answer to a HEAD, and one that an interim answer precedes, end without a close too', async (test) => {
  const head = await answering(test, 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n');
  assert.equal((await wire.send({ method: 'HEAD', url: head })).body, '');
  const full = await answering(test, 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello');
  assert.equal((await wire.send({ method: 'HEAD', url: full })).body, '');
  const late = await answering(test, 'HTTP/1.1 103 Early Hints\r\n\r\n', 'HTTP/1.1 304 Not Modified\r\n\r\n');
  assert.equal((await wire.send({ method: 'GET', url: late })).status, 304);
});

test('chunks are put together, though their bounds cut through a name and a character', async (test) => {
  const [before, after] = [Buffer.from('Ana Ä').subarray(0, 5), Buffer.from('Ä').subarray(1)];
  const port = await serve(test, createServer(), (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n<b\r\n1;x=y\r\n>\r\n5\r\n');
    socket.write(before);
    socket.write('\r\n1\r\n');
    socket.write(after);
    socket.write('\r\n0\r\nTrailer: t\r\n\r\n');
  });
  const { body } = await wire.send({ method: 'GET', url: new URL(`http://127.0.0.1:${port}/`) });
  assert.equal(body, '<b>Ana Ä');
});

test('an answer without a length ends with the connection, by a reset too', async (test) => {
  for (const end of ['end', 'resetAndDestroy'] as const) {
    const port = await serve(test, createServer(), (socket) => {
      socket.write('HTTP/1.0 400 Bad Request\r\n\r\nno', () => socket[end]());
    });
    const answer = await wire.send({ method: 'GET', url: new URL(`http://127.0.0.1:${port}/`) });
    assert.deepEqual([answer.status, answer.body], [400, 'no']);
  }
});

test('an answer that came before the request was at its end is kept', async (test) => {
  const port = await serve(test, createServer(), (socket) => {
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n');
  });
  const url = new URL(`http://127.0.0.1:${port}/`);
  const held = await wire.begin({ method: 'POST', url, body: 'a=1' });
  assert.equal((await held.finish()).status, 405);
});

test('a request whose answer was lost, since the server closed before it had all, is sent again, and not for ever', async (test) => {
  let asked = 0;
  let answers = true;
  const closing = createServer((socket) => {
    socket.on('error', () => {});
    asked += 1;
    if (answers && asked === 3) socket.end('HTTP/1.1 431 Too Large\r\nContent-Length: 0\r\n\r\n');
    else socket.once('data', () => socket.resetAndDestroy());
  });
  await once(closing.listen(0, '127.0.0.1'), 'listening');
  test.after(() => closing.close());
  const url = new URL(`http://127.0.0.1:${(closing.address() as AddressInfo).port}/`);
  const request = { method: 'GET', url, headers: [['Cookie', 'a'.repeat(5_000_000)]] } as const;
  assert.equal((await wire.send(request)).status, 431);
  assert.equal(asked, 3);
  answers = false;
  await assert.rejects(wire.send(request), {
    name: 'SetUpError',
    message: /was not answered: .* Is the wiki up/,
  });
  assert.equal(asked, 6);
});

for (const [encoding, encode] of Object.entries({
  gzip: gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
})) {
  test(`a body that came as ${encoding}, though nobody asked for it, is read by the wire and by the HTTP agent`, async (test) => {
    const body = encode('wiki ß').toString('latin1');
    const head = `HTTP/1.1 200 OK\r\nContent-Encoding: ${encoding}\r\nContent-Length: ${body.length}\r\n\r\n`;
    const port = await serve(test, createServer(), (socket) => socket.end(head + body, 'latin1'));
    const url = new URL(`http://127.0.0.1:${port}/`);
    assert.equal((await wire.send({ method: 'GET', url })).body, 'wiki ß');
    assert.equal((await network.send(url)).body, 'wiki ß');
  });
}

test('a body that is not in its encoding, in one that is not known, or longer than any page, is told as such', async (test) => {
  const get = async (header: string, body: string) =>
    network.send(
      await answering(test, `HTTP/1.1 200 OK\r\n${header}Content-Length: ${body.length}\r\n\r\n`, body),
    );
  await assert.rejects(
    get('Content-Encoding: gzip\r\n', 'wiki'),
    /can't be read as gzip, .*: incorrect header/,
  );
  await assert.rejects(get('Content-Encoding: zstd\r\n', 'wiki'), /its Content-Encoding is zstd/);
  await assert.rejects(get('', 'x'.repeat(LONGEST + 1)), /more than 16 MiB came/);
});

test('what is no whole answer is none', async (test) => {
  const port = await serve(test, createServer(), (socket) => {
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel');
  });
  const url = new URL(`http://127.0.0.1:${port}/`);
  await assert.rejects(wire.send({ method: 'GET', url }), {
    name: 'SetUpError',
    message: /^GET http:.* was not answered: /,
  });
});

test('an answer that drips has a deadline, by the wire and by the HTTP agent', async (test) => {
  const url = await dripping(test);
  const came = /its end had not come after 0\.1 seconds; until then there was status 200 and \d+ bytes/;
  const { clock, evidence } = wire;
  await assert.rejects(new Wire(clock, evidence, network, SHORT).send({ method: 'GET', url }), {
    name: 'SetUpError',
    message: new RegExp(`^GET http://127\\.0\\.0\\.1:\\d+/page was not answered: ${came.source}`),
  });
  await assert.rejects(network.send(url, 'GET', {}, undefined, SHORT), came);
});

test('an answer whose header never ends is told as such', async (test) => {
  const url = await answering(test, 'HTTP/1.1 200 OK\r\nDate');
  await assert.rejects(
    network.send(url, 'GET', {}, undefined, SHORT),
    /until then there was no whole header/,
  );
});

test('bytes go out with the User-Agent of the other requests, since a session may be bound to it', async (test) => {
  const agents: (string | undefined)[] = [];
  const port = await serve(test, createServer(), (socket, request) => {
    agents.push(/^user-agent: (.*)\r$/im.exec(request)?.[1]);
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  });
  const url = new URL(`http://127.0.0.1:${port}/`);
  await wire.send({ method: 'GET', url });
  await network.send(url);
  assert.equal(agents.length, 2);
  assert.ok(agents[0]);
  assert.equal(agents[0], agents[1]);
});

test('a request names its host once, unless it is told to name others or none', async (test) => {
  const asked: string[] = [];
  const port = await serve(test, createServer(), (socket, request) => {
    asked.push(...(request.match(/^host: .*$/gim) ?? ['none']));
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  });
  const url = new URL(`http://127.0.0.1:${port}/`);
  const twice = [
    ['Host', 'a.test'],
    ['Host', 'b.test'],
  ] as const;
  await wire.send({ method: 'GET', url });
  await wire.send({ method: 'GET', url, headers: twice });
  await wire.send({ method: 'GET', url, hostless: true });
  assert.deepEqual(asked, [`Host: 127.0.0.1:${port}`, 'Host: a.test', 'Host: b.test', 'none']);
});

test('a request is sent on to where a page has moved within its site, as it is, and to no other site', async (test) => {
  const asked: string[] = [];
  const port = await serve(test, createServer(), (socket, request) => {
    const [, method, path] = /^(\w+) (\S+)/.exec(request) ?? [];
    asked.push(`${method} ${path} ${/^cookie: (.*)\r$/im.exec(request)?.[1]}`);
    const location = path === '/page' ? '/page/' : path === '/away' ? 'http://other-site.test/' : undefined;
    const moved = location ? `301 Moved\r\nLocation: ${location}` : '200 OK';
    socket.end(`HTTP/1.1 ${moved}\r\nContent-Length: 0\r\n\r\n`);
  });
  const at = (path: string) => new URL(path, `http://127.0.0.1:${port}/`);
  const headers = [['Cookie', 'a=1']] as const;
  const statuses = [
    await wire.follow({ method: 'GET', url: at('page'), headers }),
    await wire.follow({ method: 'POST', url: at('page'), headers }),
    await wire.follow({ method: 'GET', url: at('away'), headers }),
  ].map(({ status }) => status);
  assert.deepEqual(statuses, [200, 301, 301]);
  assert.deepEqual(asked, ['GET /page a=1', 'GET /page/ a=1', 'POST /page a=1', 'GET /away a=1']);
});
