import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, FOREVER, HOUR, MINUTE } from '../../harness/core/duration';
import type { Move } from '../../harness/model/move';
import { timeUntil } from '../../harness/model/time-until';
import { said, Told, world } from './worlds';

const ana = { who: 'Ana', at: 'first' } as const;
const visitor = { who: 'the visitor', at: 'first' } as const;
const another: Move = { does: 'open', ...ana, page: 'another' };
const dict = (...operations: Extract<Move, { does: 'dict' }>['operations']): Move => ({
  does: 'dict',
  ...visitor,
  operations,
});

for (const [settings, remember, lasts, requirement] of [
  [[1, 12], false, 12 * HOUR, 'logged-in-positive'],
  [[1, 12], true, FOREVER, 'logged-in-remembered'],
  [[1, -6], true, 6 * HOUR, 'logged-in-negative-ignores-remember-me'],
  [[1, 0.5], false, 30 * MINUTE, 'lifetime-fractional'],
  [null, false, 12 * HOUR, 'lifetime-default'],
] as const) {
  test(`cookie_lifetime ${settings}, remember_me ${remember}: the cookie of a login`, () => {
    const told = new Told(
      world({ cookie_lifetime: settings }, { remember: { Ana: remember, Ben: false, Sue: false } }),
    );
    const [lasting] = said(told.after({ does: 'sign in', ...ana }), 'lasting');
    assert.deepEqual([lasting?.least, lasting?.most, lasting?.requirements[0]], [lasts, lasts, requirement]);
  });
}

test('a login that nobody uses is gone after its time, and there before', () => {
  for (const [edge, name] of [
    ['before', 'Ana'],
    ['after', 'nobody'],
  ] as const) {
    const told = new Told(world({ cookie_lifetime: [0, 12] }));
    told.after({ does: 'sign in', ...ana });
    told.after({ does: 'wait', ms: timeUntil(told.model, 'Ana', edge) as number });
    assert.deepEqual(
      said(told.after(another), 'user').map((each) => each.name),
      [name],
    );
  }
});

test('whether a visit renews a session is said where the companion level counts, and open where it does not', () => {
  const seen = (levels: ('documented' | 'companion')[]) => {
    const told = new Told(world({ cookie_lifetime: [0, 12] }), levels);
    told.after({ does: 'sign in', ...ana });
    told.after({ does: 'wait', ms: 10 * HOUR });
    told.after(another, { user: 'Ana' });
    told.after({ does: 'wait', ms: 4 * HOUR });
    return said(told.after(another), 'user');
  };
  assert.deepEqual(
    seen(['documented', 'companion']).map(({ name, requirements }) => [name, requirements[0]]),
    [['Ana', 'session-renewed']],
  );
  assert.deepEqual(seen(['documented']), []);
});

test('how long a session lasts that was under way when remember_me was chosen is not said', () => {
  const told = new Told(world({ cookie_lifetime: [0, 12] }));
  told.after({ does: 'sign in', ...ana });
  told.after({ does: 'choose', who: 'Ana', on: true });
  const [lasting] = said(told.after(another, { user: 'Ana' }), 'lasting');
  assert.deepEqual([lasting?.least, lasting?.most], [12 * HOUR, FOREVER]);
  told.after({ does: 'wait', ms: 30 * DAY });
  assert.deepEqual(said(told.after(another), 'user'), []);
});

test('logged-in 0: the next page knows nobody, and no cookie is left', () => {
  const told = new Told(world({ cookie_lifetime: [0, 0] }));
  const predictions = told.after({ does: 'sign in', ...ana });
  assert.deepEqual(
    said(predictions, 'user').map(({ name, requirements }) => [name, requirements[0]]),
    [['nobody', 'logged-in-zero']],
  );
  assert.equal(said(predictions, 'no cookie')[0]?.requirements[0], 'logged-in-zero');
});

test('what is stored in the first request may be lost, and what is stored in the next is there again', () => {
  const told = new Told(world({ cookie_lifetime: [1, 12] }));
  told.after(dict(['set', 'a', 1]));
  assert.deepEqual(said(told.after(dict(['has', 'a'])), 'operation'), []);
  told.after(dict(['set', 'a', 'kept']));
  const [has, get] = said(told.after(dict(['has', 'a'], ['get', 'a'])), 'operation');
  assert.deepEqual([has?.value, get?.value, get?.requirements[0]], [true, 'kept', 'session-restored']);
});

test('keys that are no plain words are told of the dict, others of what is restored', () => {
  for (const [key, requirement] of [
    ['a', 'session-restored'],
    ['A', 'session-dict'],
    ['a b', 'session-dict'],
    ['ä', 'session-dict'],
  ] as const) {
    const told = new Told(world({ cookie_lifetime: [1, 12] }));
    told.after({ does: 'sign in', ...ana });
    told.after({ does: 'dict', ...ana, operations: [['set', key, 1]] });
    const [has] = said(told.after({ does: 'dict', ...ana, operations: [['has', key]] }), 'operation');
    assert.deepEqual([has?.value, has?.requirements[0]], [true, requirement]);
  }
});

test('what was set before under the same key, and what was deleted, are told of the dict', () => {
  const told = new Told(world({ cookie_lifetime: [1, 12] }));
  told.after({ does: 'open', ...visitor, page: 'front' });
  told.after(dict(['set', 'a', 'old'], ['set', 'b', 1]));
  told.after(dict(['set', 'a', 'new'], ['delete', 'b']));
  const predictions = told.after(dict(['get', 'a'], ['has', 'b']));
  const [get, has] = predictions.filter(({ expected }) => expected.of === 'operation');
  assert.deepEqual(get?.ifSeen, [{ value: 'old', requirement: 'session-dict' }]);
  assert.equal(has?.requirements[0], 'session-dict');
});

test('an anonymous visitor who was given no cookie has no session in the next request', () => {
  const told = new Told(world({ cookie_lifetime: [1, 12] }));
  told.after({ does: 'open', ...visitor, page: 'front' }, { held: [] });
  const [, next] = said(told.after({ does: 'macro', ...visitor }), 'macro');
  assert.deepEqual(next?.says, ['nothing stored']);
});

for (const [what, first, lifetimes] of [
  ['followed the way to sign in', { does: 'follow', who: 'the visitor' }, [1, 12]],
  ['signed in where that does not last', { does: 'sign in', who: 'the visitor', at: 'first' }, [1, 0]],
] as const) {
  test(`who ${what} and holds no cookie need not have a session`, () => {
    const told = new Told(world({ cookie_lifetime: lifetimes }));
    const who = first.does === 'follow' ? 'the visitor' : 'Ana';
    told.after({ ...first, who } as Move, { held: [] });
    told.after({ does: 'open', who, at: 'first', page: 'another' }, { held: [] });
    const predicted = said(told.after({ does: 'macro', who, at: 'first' }), 'macro');
    assert.ok(predicted.every(({ says }) => says.includes('nothing stored')));
  });
}

test('the macro says nothing is stored, then that it set a number, and from then on that one', () => {
  const told = new Told(world({ cookie_lifetime: [1, 12] }));
  const macro: Move = { does: 'macro', ...visitor };
  const saying = (seen: { says: string; value?: number }) =>
    said(told.after(macro, { reading: seen }), 'macro').slice(1);
  assert.deepEqual(
    saying({ says: 'nothing stored' }).map(({ says }) => says),
    [['nothing stored']],
  );
  assert.deepEqual(saying({ says: 'set', value: 17 })[0]?.says, ['set']);
  assert.deepEqual(
    saying({ says: 'loaded', value: 17 }).map(({ says, value }) => [says, value]),
    [[['loaded'], 17]],
  );
});

test('a copy opens nothing after the time is over; after signing out, where the companion level counts', () => {
  const replayed = (levels: ('documented' | 'companion')[], end: Move) => {
    const told = new Told(world({ cookie_lifetime: [0, 12] }), levels);
    told.after({ does: 'sign in', ...ana });
    told.after({ does: 'copy', who: 'Ana' });
    told.after(end);
    return said(told.after({ does: 'replay', who: 'Ana' }), 'user').map(({ name }) => name);
  };
  assert.deepEqual(replayed(['documented'], { does: 'wait', ms: 13 * HOUR }), ['nobody']);
  assert.deepEqual(replayed(['documented'], { does: 'wait', ms: 11 * HOUR }), []);
  assert.deepEqual(replayed(['documented', 'companion'], { does: 'sign out', ...ana }), ['nobody']);
  assert.deepEqual(replayed(['documented'], { does: 'sign out', ...ana }), []);
});

test('wikis of a farm share a session where domain and path cover them, and no more than that', () => {
  const places = [
    { role: 'first', host: 'a.farm.test', path: '/farm/one' },
    { role: 'second', host: 'b.farm.test', path: '/farm/two' },
  ] as const;
  const atTheSecond = (scope: { cookie_domain: string | null; cookie_path: string | null }) => {
    const first = { cookie_lifetime: [0, 12] as const, ...scope };
    const told = new Told(world(first, { places, settings: { first, second: first } }));
    told.after({ does: 'sign in', ...ana });
    return said(told.after({ does: 'open', who: 'Ana', at: 'second', page: 'front' }), 'user').map(
      ({ name, requirements }) => [name, requirements[0]],
    );
  };
  assert.deepEqual(atTheSecond({ cookie_domain: '.farm.test', cookie_path: '/farm' }), [
    ['Ana', 'farm-shared-both'],
  ]);
  assert.deepEqual(atTheSecond({ cookie_domain: '.farm.test', cookie_path: null }), [
    ['nobody', 'farm-shared-both'],
  ]);
  assert.deepEqual(atTheSecond({ cookie_domain: null, cookie_path: null }), [['nobody', 'farm-separate']]);
});

test('of a wiki whose settings nobody declares little is said', () => {
  const told = new Told(world({}, { settings: { first: {} } }));
  const predictions = told.after({ does: 'sign in', ...ana });
  assert.deepEqual(
    predictions.map(({ expected }) => expected.of),
    ['user', 'no error'],
  );
});
