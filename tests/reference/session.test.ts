import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SessionData, type Value } from '../../reference';
import { assertFits, SessionTooLarge } from '../../reference/sessions/size-limit';

const stored = new Map([
  ['kept', '"old"'],
  ['number', '7'],
]);

test('it is a dict: get, set, has, delete, keys', () => {
  const session = new SessionData(false, stored);
  session.set('new', { list: [1, null, 'ü'] });
  assert.deepEqual(session.get('new'), { list: [1, null, 'ü'] });
  assert.equal(session.get('number'), 7);
  assert.equal(session.get('missing'), undefined);
  assert.equal(session.delete('kept'), true);
  assert.equal(session.delete('kept'), false);
  assert.equal(session.has('kept'), false);
  assert.deepEqual([...session.keys()].sort(), ['new', 'number']);
});

test('it records what changed, and nothing that did not', () => {
  const session = new SessionData(false, stored);
  session.set('kept', 'old');
  session.set('number', 8);
  session.set('number', 7);
  session.set('new', 1);
  session.delete('new');
  assert.equal(session.change.size, 0);
  session.set('number', 8);
  session.delete('kept');
  assert.deepEqual(
    [...session.change],
    [
      ['number', '8'],
      ['kept', null],
    ],
  );
});

test('what has no JSON form is refused by name', () => {
  const session = new SessionData(true);
  assert.throws(
    () => session.set('f', (() => 1) as unknown as Value),
    /session\["f"\]: a function is not JSON-serializable/,
  );
});

test('any JSON under any key comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (key, value) => {
      const session = new SessionData(false, stored);
      session.set(key, value as Value);
      const later = new SessionData(false, session.change as ReadonlyMap<string, string>);
      assert.deepEqual(later.get(key), JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('what is over its limit may shrink, and the wiki’s own always fits', () => {
  const full = new Map([['large', JSON.stringify('ü'.repeat(600_000))]]);
  const session = new SessionData(false, full);
  session.set('wiki.trail', ['FrontPage']);
  session.delete('no such key');
  assertFits(session, session.change);
  session.set('small', 1);
  assert.throws(() => assertFits(session, session.change), SessionTooLarge);
  session.delete('large');
  assertFits(session, session.change);
});
