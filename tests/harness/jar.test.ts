import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Jar } from '../../harness/agents/http/jar';
import { VirtualClock } from '../../harness/core/clock';
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
  const { jar, refused } = jarWith('s=1; SameSite=None', '__Host-s=1; Path=/', 't=1; SameSite=Lax');
  assert.equal(jar.headerFor(HOST), 't=1');
  assert.equal(refused[0], 'SameSite=None without Secure');
  assert.match(refused[1] ?? '', /__Host prefix/);
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
