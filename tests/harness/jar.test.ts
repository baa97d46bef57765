import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Jar } from '../../harness/agents/http/jar';
import { VirtualClock, wallClock } from '../../harness/core/clock';
import { HOUR } from '../../harness/core/duration';

const HOST = new URL('http://a.farm.test/');
const SIBLING = new URL('http://b.farm.test/');

function jarWith(...lines: string[]) {
  const clock = new VirtualClock();
  const jar = new Jar(clock);
  const refused = lines.flatMap((line) => jar.receive(line, HOST) ?? []);
  return { clock, jar, refused };
}

test('a cookie expires by the wiki’s clock, at Max-Age', async () => {
  const { clock, jar } = jarWith('s=1; Max-Age=3600; Path=/');
  await clock.advance(HOUR - 1000);
  assert.equal(jar.headerFor(HOST), 's=1');
  await clock.advance(1000);
  assert.equal(jar.headerFor(HOST), undefined);
});

test('Max-Age has precedence over Expires', () => {
  const { jar } = jarWith('s=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=3600; Path=/');
  assert.equal(jar.headerFor(HOST), 's=1');
});

test('a Max-Age that is no whole number is no Max-Age', async () => {
  const { clock, jar } = jarWith('s=1; Max-Age=3600.0; Path=/');
  await clock.advance(24 * HOUR);
  assert.equal(jar.headerFor(HOST), 's=1');
  assert.deepEqual(
    jar.all().map(({ expires }) => expires),
    [undefined],
  );
});

test('a Max-Age beyond all dates lasts to the last of them, and one before all dates deletes', async () => {
  for (const huge of ['99999999999999', '9223372036854775807', '9'.repeat(400)]) {
    const { clock, jar } = jarWith(`s=1; Max-Age=${huge}; Path=/`);
    await clock.advance(24 * HOUR);
    assert.equal(jar.headerFor(HOST), 's=1');
    assert.deepEqual(
      jar.all().map(({ expires }) => expires),
      [Date.UTC(9999, 11, 31)],
    );
    const deleted = jarWith('s=1; Max-Age=3600; Path=/', `s=; Max-Age=-${huge}; Path=/`).jar;
    assert.deepEqual(deleted.all(), []);
  }
});

test('without a Domain only the host gets the cookie, with one its siblings too', () => {
  assert.equal(jarWith('s=1; Path=/').jar.headerFor(SIBLING), undefined);
  assert.equal(jarWith('s=1; Domain=.farm.test; Path=/').jar.headerFor(SIBLING), 's=1');
});

test('a Domain that does not cover the host is refused, with the reason', () => {
  const { jar, refused } = jarWith('s=1; Domain=other.test; Path=/');
  assert.equal(jar.headerFor(HOST), undefined);
  assert.match(refused[0] ?? '', /domain/i);
});

test('what the browsers refuse for its attributes is refused, with the reason', () => {
  const { jar, refused } = jarWith(
    's=1; SameSite=None',
    '__Host-s=1; Path=/',
    's=1; Partitioned',
    't=1; SameSite=Lax',
  );
  assert.equal(jar.headerFor(HOST), 't=1');
  assert.equal(refused[2], 'Partitioned without Secure');
  assert.equal(refused[0], 'SameSite=None without Secure');
  assert.match(refused[1] ?? '', /__Host prefix/);
});

test('several cookies go out longest path first, then oldest first', () => {
  const { jar } = jarWith(
    'wide=1; Domain=farm.test; Path=/',
    's=root; Path=/',
    's=deep; Path=/farm/',
    's=one; Path=/farm',
    'late=1; Path=/farm',
  );
  const farm = new URL('/farm/page', HOST);
  const sent = 's=deep; s=one; late=1; wide=1; s=root';
  assert.equal(jar.headerFor(farm), sent);
  assert.equal(
    jar
      .for(farm)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; '),
    sent,
  );
});

test('a cookie that is overwritten keeps its age, one that had ended or was taken away does not', async () => {
  const { clock, jar } = jarWith('one=1; Path=/', 'two=1; Max-Age=3600; Path=/', 'three=1; Path=/');
  jar.receive('one=2; Path=/', HOST);
  assert.equal(jar.headerFor(HOST), 'one=2; two=1; three=1');
  await clock.advance(HOUR);
  jar.receive('two=2; Path=/', HOST);
  assert.equal(jar.headerFor(HOST), 'one=2; three=1; two=2');
  jar.receive('one=; Max-Age=0; Path=/', HOST);
  jar.receive('one=3; Path=/', HOST);
  assert.equal(jar.headerFor(HOST), 'three=1; two=2; one=3');
});

test('neither closing the browser nor replaying a cookie changes the order', () => {
  const { jar } = jarWith('one=1; Path=/', 'gone=1; Path=/', 'two=1; Max-Age=60; Path=/', 'three=1; Path=/');
  const copies = jar.all().filter(({ name }) => name === 'one' || name === 'three');
  jar.replay(copies);
  jar.receive('one=; Max-Age=0; Path=/', HOST);
  jar.closeBrowser();
  assert.equal(jar.headerFor(HOST), 'one=1; two=1; three=1');
});

test('the last Domain counts, and an empty one is none', () => {
  const { jar } = jarWith('s=1; Domain=other.test; Domain=', 't=1; Domain=other.test; Domain=farm.test');
  assert.equal(jar.headerFor(HOST), 's=1; t=1');
  assert.equal(jar.headerFor(SIBLING), 't=1');
});

test('a Domain is compared in its ASCII form', () => {
  const [wiki, other] = [new URL('http://wiki.bücher.test/'), new URL('http://bücher.test/')];
  const sent = (text: string) => Buffer.from(text).toString('latin1');
  for (const domain of ['.bücher.test', 'xn--bcher-kva.test', 'XN--BCHER-KVA.test', 'BÜCHER.test']) {
    const { jar } = jarWith();
    assert.equal(jar.receive(sent(`s=1; Domain=${domain}`), wiki), undefined);
    assert.equal(jar.headerFor(other), 's=1', domain);
  }
  assert.match(jarWith().jar.receive('s=1; Domain=.', wiki) ?? '', /its Domain, \., is not a domain/);
});

test('an address, or a name without a dot, as its own Domain is as good as none', () => {
  for (const host of ['127.0.0.1', '[::1]', 'localhost', 'wiki']) {
    const { jar } = jarWith();
    const url = new URL(`http://${host}:8080/`);
    assert.equal(jar.receive(`s=1; Domain=${host}; Path=/`, url), undefined, host);
    assert.equal(jar.headerFor(url), 's=1', host);
    assert.deepEqual(jar.all()[0]?.hostOnly, true, host);
    jar.replay(jar.all());
    assert.equal(jar.headerFor(url), 's=1', host);
  }
});

test('a path is compared as it is spelled', () => {
  const { jar } = jarWith('s=1; Path=/farm', 't=1; Path=/f%61rm');
  assert.equal(jar.headerFor(new URL('http://a.farm.test/f%61rm/x')), 't=1');
  jar.receive('u=1', new URL('http://a.farm.test/a%20b/x'));
  assert.equal(jar.for(new URL('http://a.farm.test/a%20b/y'))[0]?.path, '/a%20b');
});

test('a cookie without a name is its value, and there is one of them', () => {
  const { jar } = jarWith('foo', 'a=1', ' =bar; Path=/');
  assert.equal(jar.headerFor(HOST), 'bar; a=1');
  assert.equal(jar.all()[0]?.name, '');
  jar.closeBrowser();
  for (const [line, reason] of [
    ['', 'neither a name nor a value'],
    ['=; Path=/', 'neither a name nor a value'],
    ['=a=b', 'no name, and a value that looks like one'],
    ['__host-s', 'no name, and a value that looks like one'],
  ] as const) {
    assert.equal(jar.receive(line, HOST), reason);
  }
  assert.equal(jar.headerFor(HOST), undefined);
});

test('name and value over 4096 bytes are refused, an attribute over 1024 is ignored', () => {
  const long = (bytes: number) => 'x'.repeat(bytes);
  const { jar, refused } = jarWith(
    `ab=${long(4094)}`,
    `abc=${long(4094)}`,
    `s=1; Path=/farm; Path=/${long(1024)}`,
  );
  assert.deepEqual(refused, ['name and value are 4097 bytes, over 4096']);
  assert.deepEqual(
    jar.all().map(({ name, path }) => `${name} ${path}`),
    ['ab /', 's /farm'],
  );
});

test('a Secure cookie is taken and sent over http by this machine alone, which nobody can listen in on', () => {
  const line = 's=1; Secure; Path=/';
  for (const host of ['localhost', 'wiki.localhost', '127.0.0.1', '127.1.2.3', '[::1]']) {
    const { jar } = jarWith();
    const url = new URL(`http://${host}/`);
    assert.equal(jar.receive(line, url), undefined);
    assert.equal(jar.headerFor(url), 's=1', host);
  }
  const { jar, refused } = jarWith(line);
  assert.match(refused[0] ?? '', /Secure but this is not a secure connection/);
  jar.receive(line, new URL('https://a.farm.test/'));
  assert.equal(jar.headerFor(HOST), undefined);
});

test('Expires counts from the server’s time, as its Date header tells it', () => {
  const jar = new Jar(wallClock());
  const slow = Date.now() - 2 * HOUR;
  const line = `s=1; Expires=${new Date(slow + HOUR).toUTCString()}; Path=/`;
  jar.receive(line, HOST, new Date(slow).toUTCString());
  assert.equal(jar.headerFor(HOST), 's=1');
  const lasts = (jar.all()[0]?.expires ?? 0) - Date.now();
  assert.ok(Math.abs(lasts - HOUR) < 5000, `${lasts} ms`);
  jar.receive(line, HOST);
  assert.equal(jar.headerFor(HOST), undefined);
});

test('a deletion deletes', () => {
  const { jar } = jarWith('s=1; Max-Age=3600; Path=/', 's=; Max-Age=0; Path=/');
  assert.equal(jar.headerFor(HOST), undefined);
});

test('closing the browser drops session cookies and keeps lasting ones', () => {
  const { jar } = jarWith('short=1; Path=/', 'long=2; Max-Age=3600; Path=/');
  jar.closeBrowser();
  assert.equal(jar.headerFor(HOST), 'long=2');
});

test('a cookie that is replayed is sent after it expired, to its own host and path alone', async () => {
  const { clock, jar } = jarWith('s=1; Max-Age=3600; Path=/farm');
  const copies = jar.all();
  await clock.advance(2 * HOUR);
  jar.replay(copies);
  assert.equal(jar.headerFor(new URL('http://a.farm.test/farm/one')), 's=1');
  assert.equal(jar.headerFor(HOST), undefined);
  assert.equal(jar.headerFor(new URL('http://b.farm.test/farm/one')), undefined);
});
