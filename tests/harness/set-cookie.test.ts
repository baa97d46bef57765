import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSetCookie, refusedForSize, setInTheEnd } from '../../harness/core/set-cookie';

const AT = Date.UTC(2026, 0, 1);

const lasts = (attributes: string) => readSetCookie(`MOIN_SESSION=x${attributes}`, AT).lasts;

test('a cookie lasts as Max-Age says, or else Expires, or else until the browser is closed', () => {
  const expires = '; Expires=Thu, 01 Jan 2026 01:00:00 GMT';
  assert.equal(lasts(`${expires}; Max-Age=60`), 60_000);
  assert.equal(lasts(expires), 3_600_000);
  assert.equal(lasts(''), undefined);
});

test('a Max-Age that no number can hold lasts for ever', () => {
  assert.equal(lasts(`; Max-Age=${'9'.repeat(400)}; Expires=Thu, 01 Jan 1970 00:00:00 GMT`), Infinity);
});

test('what an answer sets and takes away again it has not set', () => {
  const lines = ['sid=1; Path=/', 'lang=de', 'sid=2; Path=/wiki', 'sid=; Path=/; Max-Age=0'];
  const set = setInTheEnd(lines.map((line) => readSetCookie(line, AT)));
  assert.deepEqual(
    set.map(({ line }) => line),
    lines.slice(1),
  );
  const refused = [readSetCookie('sid=1', AT), { ...readSetCookie('sid=2', AT), refused: 'Secure' }];
  assert.equal(setInTheEnd(refused).length, 2);
});

test('a cookie is refused for its size where name and value are over 4096 bytes, and it was refused', () => {
  const long = readSetCookie(`sid=${'x'.repeat(4094)}; Path=/`, AT);
  const short = readSetCookie(`sid=x; Comment=${'x'.repeat(5000)}`, AT);
  const refused = (cookie: typeof long) => ({ ...cookie, refused: 'said by the browser' });
  assert.equal(refusedForSize([refused(short), refused(long)])?.line, long.line);
  assert.equal(refusedForSize([long, refused(short)]), undefined);
});
