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

test('it is like a Map', () => {
  const session = new SessionData(false, stored);
  assert.equal(session.set('list', [1]).size, 3);
  const map = new Map(session);
  assert.deepEqual([...map], [...session.entries()]);
  assert.deepEqual([...map.keys()], [...session.keys()]);
  assert.deepEqual([...map.values()], [...session.values()]);
  session.clear();
  assert.deepEqual([session.size, [...session]], [0, []]);
  assert.deepEqual([...session.change.values()], [null, null]);
});

test('what is changed in place is saved, in a list that it gave or was given', () => {
  const session = new SessionData(false, new Map([['list', '[1]']]));
  (session.get('list') as Value[]).push(2);
  const given: Value = { a: {} };
  session.set('given', given);
  (given.a as { [key: string]: Value }).b = 'late';
  assert.deepEqual(session.get('list'), [1, 2]);
  assert.equal(session.change.get('list'), '[1,2]');
  assert.equal(session.change.get('given'), '{"a":{"b":"late"}}');
  (session.get('list') as Value[]).pop();
  assert.equal(session.change.has('list'), false);
});

test('what is changed in place to what can’t be stored is refused, and is as it was', () => {
  const session = new SessionData(false, new Map([['list', '[1]']]));
  (session.get('list') as unknown[]).push(new Date());
  assert.throws(
    () => session.change,
    /session\["list"\]\[1\]: an object of the class Date is not JSON-serializable/,
  );
  assert.deepEqual(session.get('list'), [1]);
  assert.equal(session.change.size, 0);
});

test('data is text that expires', () => {
  const session = new SessionData(false, stored);
  session.set('__proto__', { constructor: 1 });
  session.delete('kept');
  const text = session.write(1000);
  const read = SessionData.read(text, 999);
  assert.deepEqual(
    [...(read ?? [])],
    [
      ['number', 7],
      ['__proto__', { constructor: 1 }],
    ],
  );
  assert.equal(read?.isNew, false);
  assert.equal(SessionData.read(text, 1000), undefined);
  for (const broken of ['', '5', '1000', '1000{', '{}', '1000{"k":1}', '1000{"k":"x"}'])
    assert.equal(SessionData.read(broken, 0), undefined, broken);
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

test('what JSON would not give back as it is is refused at once, by key and place', () => {
  const session = new SessionData(true);
  const self: unknown[] = [];
  self.push({ self });
  for (const [value, message] of [
    [() => 1, 'session["k"]: a function'],
    [undefined, 'session["k"]: undefined'],
    [{ a: [1, undefined] }, 'session["k"]["a"][1]: undefined'],
    [new Array(2), 'session["k"][0]: undefined'],
    [Number.NaN, 'session["k"]: NaN'],
    [{ a: -Infinity }, 'session["k"]["a"]: -Infinity'],
    [1n, 'session["k"]: a bigint'],
    [Symbol('s'), 'session["k"]: a symbol'],
    [new Map([['a', 1]]), 'session["k"]: an object of the class Map'],
    [self, 'session["k"][0]["self"]: what contains itself'],
    [{ toJSON: () => 1 }, 'session["k"]["toJSON"]: a function'],
  ] as const) {
    assert.throws(() => session.set('k', value as unknown as Value), {
      name: 'TypeError',
      message: `${message} is not JSON-serializable`,
    });
  }
  assert.equal(session.size, 0);
  session.set('k', Object.assign(Object.create(null), { same: [self.length, self.length] }));
  assert.deepEqual(session.text('k'), '{"same":[1,1]}');
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
