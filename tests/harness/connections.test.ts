import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { Network } from '../../harness/agents/network';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

/** A server that does as `answer` says with each request of a connection, and takes down on which one it came. */
async function serve(test: TestContext, answer: (socket: Socket, nth: number, request: string) => void) {
  const requests: { connection: number; method: string; nth: number }[] = [];
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    const connection = sockets.push(socket);
    let nth = 0;
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      const request = bytes.toString();
      nth += 1;
      requests.push({ connection, method: request.split(' ')[0] ?? '', nth });
      answer(socket, nth, request);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  test.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { requests, url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`) };
}

const network = new Network();
/** The answer, once its connection is free for the next request. */
const freed = async <T>(answer: Promise<T>): Promise<T> => {
  const answered = await answer;
  await nextTurn();
  return answered;
};
const get = (url: URL) => freed(network.send(url));
const post = (url: URL) => freed(network.send(url, 'POST', {}, 'a=1'));

for (const end of ['end', 'resetAndDestroy'] as const) {
  test(`a kept connection that the server closed without a byte is tried anew, by ${end}`, async (test) => {
    const { requests, url } = await serve(test, (socket, nth) => {
      if (nth === 1) socket.write(OK);
      else socket[end]();
    });
    await get(url);
    assert.equal((await post(url)).body, 'ok');
    assert.equal((await get(url)).body, 'ok');
    assert.deepEqual(
      requests.map(({ connection, method, nth }) => `${connection}.${nth} ${method}`),
      ['1.1 GET', '1.2 POST', '2.1 POST', '2.2 GET', '3.1 GET'],
    );
  });
}

test('a request that is not answered in time is sent once, on a kept connection too', async (test) => {
  const { requests, url } = await serve(test, (socket, nth) => {
    if (nth === 1) socket.write(OK);
  });
  await get(url);
  await assert.rejects(network.send(url, 'GET', {}, undefined, 50), /had not come after 0.05 seconds/);
  await nextTurn();
  assert.deepEqual(
    requests.map(({ connection, nth }) => `${connection}.${nth}`),
    ['1.1', '1.2'],
  );
});

test('an interim answer is none', async (test) => {
  const { url } = await serve(test, (socket) =>
    socket.write(`HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n${OK}`),
  );
  const { status, headers } = await get(url);
  assert.deepEqual([status, headers.link], [200, undefined]);
});

test('a new connection that is closed without a byte is not tried anew', async (test) => {
  const { requests, url } = await serve(test, (socket) => socket.end());
  await assert.rejects(get(url), { code: 'UND_ERR_SOCKET' });
  assert.equal(requests.length, 1);
});

test('a kept connection that is closed within its answer is not tried anew', async (test) => {
  const { requests, url } = await serve(test, (socket, nth) => {
    if (nth === 1) socket.write(OK);
    else socket.end('HTTP/1.1 2');
  });
  await get(url);
  await assert.rejects(post(url));
  assert.equal(requests.length, 2);
});

/** RFC 1952 2.3.1: with an extra field, a name, a comment and a check of the header. */
function withAllFields(bytes: Buffer): Buffer {
  const head = Buffer.from(bytes.subarray(0, 10));
  head[3] = 2 | 4 | 8 | 16;
  const fields = Buffer.from('\x03\x00abcpage.html\0by a proxy\0\xff\xff', 'latin1');
  return Buffer.concat([head, fields, bytes.subarray(10)]);
}

test('an answer with a NUL in its header is none', async (test) => {
  const { url } = await serve(test, (socket) =>
    socket.write('HTTP/1.1 200 OK\r\nSet-Cookie: a=b\0c\r\n\r\n'),
  );
  await assert.rejects(get(url), /Invalid header value/);
});

const gzipped = gzipSync('wiki ß'.repeat(99));
for (const [what, encoding, bytes] of [
  ['gzip without its end', 'gzip', gzipped.subarray(0, -8)],
  ['gzip with bytes after it', 'gzip', Buffer.concat([gzipped, Buffer.from('\n<!-- 0.1 s -->')])],
  ['gzip with a name, a comment and more', 'gzip', withAllFields(gzipped)],
  ['deflate without a header', 'deflate', deflateRawSync('wiki ß'.repeat(99))],
] as const) {
  test(`${what} is read, as browsers read it`, async (test) => {
    const head = `HTTP/1.1 200 OK\r\nContent-Encoding: ${encoding}\r\nContent-Length: ${bytes.length}\r\n\r\n`;
    const { url } = await serve(test, (socket) => socket.write(Buffer.concat([Buffer.from(head), bytes])));
    assert.equal((await get(url)).body, 'wiki ß'.repeat(99));
  });
}

for (const host of ['a.farm.test', 'a.farm.localhost']) {
  test(`the name ${host} is this machine's`, async (test) => {
    const { url } = await serve(test, (socket) => socket.write(OK));
    const named = new URL(url);
    named.hostname = host;
    assert.equal((await get(named)).body, 'ok');
  });
}
