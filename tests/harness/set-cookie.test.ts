import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSetCookie, setInTheEnd } from '../../harness/core/set-cookie';

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
