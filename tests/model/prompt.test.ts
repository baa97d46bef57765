import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Move } from '../../harness/model/move';
import { said, Told, world } from './worlds';

const ana = { who: 'Ana', at: 'first' } as const;
const front: Move = { does: 'open', ...ana, page: 'front' };

test('who is not signed in is offered a way to, and who is signed in none', () => {
  const told = new Told(world({ cookie_lifetime: [1, 12] }));
  assert.deepEqual(
    said(told.after(front), 'way to sign in').map(({ value }) => value),
    [true],
  );
  told.after({ does: 'sign in', ...ana });
  assert.deepEqual(
    said(told.after(front), 'way to sign in').map(({ value }) => value),
    [false],
  );
});

test('whom each request identifies is not asked to sign in, and anybody else is', () => {
  const told = new Told(world({ auth: ['http_basic', 'moin_login', 'moin_session'] }));
  assert.equal(said(told.after({ does: 'follow', who: 'Ben' }), 'sign-in form').length, 1);
  told.after({ does: 'identify', who: 'Ana' });
  assert.throws(() => told.after({ does: 'follow', who: 'Ana' }), /is not possible/);
});

test('the message of the prompt at the remote wiki is cleared while it is there', () => {
  const told = new Told(world({ cookie_lifetime: [1, 12] }, { remote: true }));
  told.after({ does: 'sign in', ...ana });
  const prompt = said(told.after({ does: 'work remotely', who: 'Ana' }), 'remote prompt');
  assert.deepEqual(
    prompt.map(({ what, requirements }) => [what, requirements[0]]),
    [
      ['asks', 'remote-asks-password'],
      ['warns', 'remote-warns-trust'],
    ],
  );
  assert.equal(said(told.after({ does: 'clear', who: 'Ana' }), 'no message').length, 1);
  assert.throws(() => told.after({ does: 'clear', who: 'Ana' }), /is not possible/);
});

test('after signing out nothing is said of an anonymous session until a cookie has been given', () => {
  const told = new Told(world({ cookie_lifetime: [1, 12] }));
  told.after({ does: 'sign in', ...ana });
  told.after({ does: 'sign out', ...ana });
  const dict: Move = { does: 'dict', ...ana, operations: [['keys']] };
  told.after(dict);
  assert.deepEqual(said(told.after(dict), 'is_new'), []);
});

test('a login that nobody uses again is gone at its end', () => {
  const told = new Told(world({ cookie_lifetime: [0, 12] }));
  assert.deepEqual(said(told.after({ does: 'sign in alone', ...ana }), 'user'), []);
  told.after({ does: 'copy unused', who: 'Ana' });
  told.after({ does: 'wait', ms: 12 * 3_600_000 + 75_000 });
  const [user] = said(told.after({ does: 'replay', who: 'Ana' }), 'user');
  assert.deepEqual([user?.name, user?.requirements[0]], ['nobody', 'logged-in-positive']);
});
