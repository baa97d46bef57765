import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, HOUR, MINUTE } from '../../harness/core/duration';
import type { Move } from '../../harness/model/move';
import { said, Told, world } from './worlds';

const visitor = { who: 'the visitor', at: 'first' } as const;
const dict = (...operations: Extract<Move, { does: 'dict' }>['operations']): Move => ({
  does: 'dict',
  ...visitor,
  operations,
});
const ANONYMOUS = ['moin_login', 'moin_session', 'moin_anon_session'];

/** Whether a value that was stored in the second request must be there in the third, and by which requirement. */
function kept(auth: string[] | null, anonymous_cookie_lifetime: number | null) {
  const told = new Told(world({ auth, anonymous_cookie_lifetime }));
  told.after({ does: 'open', ...visitor, page: 'front' });
  told.after(dict(['set', 'a', 1]));
  return said(told.after(dict(['has', 'a'])), 'operation').map(({ value, requirements }) => [
    value,
    requirements[0],
  ]);
}

test('anonymous visitors have sessions by the list and the lifetime', () => {
  assert.deepEqual(kept(ANONYMOUS, 1), [[true, 'anonymous-by-list']]);
  assert.deepEqual(kept(ANONYMOUS, null), [[false, 'anonymous-needs-lifetime']]);
  assert.deepEqual(kept(['moin_login', 'moin_session'], 1), [[false, 'anonymous-absent']]);
  assert.deepEqual(kept(['moin_anon_session'], 1), [[false, 'anonymous-alone']]);
  assert.deepEqual(kept(['moin_anon_session', 'moin_session'], 1), [[false, 'anonymous-order']]);
});

test('the request that got the cookie has no session: the macro sets a number again', () => {
  const told = new Told(world({ auth: ANONYMOUS, anonymous_cookie_lifetime: 1 }));
  const macro: Move = { does: 'macro', ...visitor };
  told.after(macro, { reading: { says: 'set', value: 17 } });
  const [, again] = said(told.after(macro, { reading: { says: 'set', value: 4 } }), 'macro');
  assert.deepEqual(again?.says, ['set']);
});

for (const [passed, expected] of [
  [61 * MINUTE + 20_000, [[true, 'anonymous-expiry-not-verified']]],
  [118 * MINUTE, [[true, 'anonymous-state-kept']]],
  [121 * MINUTE, []],
] as const) {
  test(`what a copy of an anonymous cookie of one hour finds after ${passed / MINUTE} minutes`, () => {
    const told = new Told(world({ auth: ANONYMOUS, anonymous_cookie_lifetime: 1 }));
    told.after({ does: 'open', ...visitor, page: 'front' });
    told.after(dict(['set', 'a', 1]));
    told.after({ does: 'copy', who: 'the visitor' });
    told.after({ does: 'wait', ms: passed });
    const found = said(told.after({ does: 'replay', who: 'the visitor' }), 'operation');
    assert.deepEqual(
      found.map(({ value, requirements }) => [value, requirements[0]]),
      expected,
    );
  });
}

test('how long a login lasts is not said', () => {
  const told = new Told(world({ auth: null, anonymous_cookie_lifetime: null }));
  const signedIn = told.after({ does: 'sign in', who: 'Ana', at: 'first' });
  assert.deepEqual([said(signedIn, 'user')[0]?.name, said(signedIn, 'lasting')], ['Ana', []]);
  told.after({ does: 'wait', ms: HOUR });
  assert.deepEqual(said(told.after({ does: 'open', who: 'Ana', at: 'first', page: 'another' }), 'user'), []);
});

test('a handler that stands in its place must expire what it keeps', () => {
  const told = new Told(world({ auth: ['moin_login', 'cookie_session'], anonymous_cookie_lifetime: null }));
  told.after({ does: 'sign in', who: 'Ana', at: 'first' });
  told.after({ does: 'copy', who: 'Ana' });
  told.after({ does: 'wait', ms: 3660 * DAY });
  const [user] = said(told.after({ does: 'replay', who: 'Ana' }), 'user');
  assert.deepEqual([user?.name, user?.requirements[0]], ['nobody', 'replace-expiry']);
});

test('a superuser is another user for the rest of the session, and nobody else becomes one', () => {
  const told = new Told(world({ auth: null, anonymous_cookie_lifetime: null }));
  const next = (who: 'Ana' | 'Sue') =>
    said(told.after({ does: 'open', who, at: 'first', page: 'another' }), 'user')[0]?.name;
  for (const who of ['Sue', 'Ana'] as const) {
    told.after({ does: 'sign in', who, at: 'first' });
    told.after({ does: 'change user', who, to: 'Ben' });
  }
  assert.deepEqual([next('Sue'), next('Ana')], ['Ben', 'Ana']);
});

test('a trail has the pages visited, and not those of others', () => {
  const told = new Told(world({ auth: null, anonymous_cookie_lifetime: null }));
  for (const who of ['Ana', 'Ben'] as const) told.after({ does: 'sign in', who, at: 'first' });
  told.after({ does: 'open', who: 'Ben', at: 'first', page: 'PageFour' });
  told.after({ does: 'open', who: 'Ana', at: 'first', page: 'PageOne' });
  const [trail] = said(told.after({ does: 'open', who: 'Ana', at: 'first', page: 'PageThree' }), 'trail');
  assert.deepEqual([trail?.shows, trail?.not], [['PageOne'], ['PageFour']]);
  for (const _ of [1, 2]) told.after({ does: 'macro', who: 'Ana', at: 'first' });
  assert.deepEqual(
    said(told.after({ does: 'open', who: 'Ana', at: 'first', page: 'PageFour' }), 'trail'),
    [],
    'a trail may be so short that the pages of the macro fill it',
  );
});

test('whom each request identifies is shown where the session has ended too: what that had is not sure any more', () => {
  const ben = { who: 'Ben', at: 'first' } as const;
  const auth = ['moin_login', 'http_basic', 'moin_session'];
  const told = new Told(world({ auth, anonymous_cookie_lifetime: null }));
  const loadsAfter = (ms: number) => {
    told.after({ does: 'wait', ms });
    told.after({ does: 'open', ...ben, page: 'another' }, { user: 'Ben' });
    const predicted = told.after({ does: 'macro', ...ben }, { reading: { says: 'loaded', value: 17 } });
    return said(predicted, 'macro').map(({ value }) => value);
  };
  told.after({ does: 'identify', who: 'Ben' });
  told.after({ does: 'macro', ...ben }, { reading: { says: 'set', value: 17 } });
  assert.deepEqual(loadsAfter(MINUTE), [undefined, 17]);
  assert.deepEqual(loadsAfter(DAY), [undefined]);
});

test('renewal and signing out are rules of the other generation', () => {
  const told = new Told(world({ auth: null, anonymous_cookie_lifetime: null }));
  told.after({ does: 'sign in', who: 'Ana', at: 'first' });
  told.after({ does: 'sign out', who: 'Ana', at: 'first' });
  const moves: Move[] = [
    { does: 'sign in', who: 'Ben', at: 'first' },
    { does: 'wait', ms: 2 * MINUTE },
    { does: 'open', who: 'Ben', at: 'first', page: 'another' },
    { does: 'wait', ms: 2 * MINUTE },
    { does: 'open', who: 'Ben', at: 'first', page: 'another' },
    { does: 'open', who: 'Ana', at: 'first', page: 'another' },
  ];
  const named = new Set(moves.flatMap((move) => told.after(move).map(({ requirements }) => requirements[0])));
  assert.ok(named.has('auth-default-session'), [...named].join(' '));
  assert.ok(!named.has('session-renewed') && !named.has('logout-kills-session'), [...named].join(' '));
});
