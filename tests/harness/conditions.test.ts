import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNTIL_CLOSED } from '../../harness/core/settings';
import { CONDITIONS, type ConditionName } from '../../harness/targets/conditions';
import { inGeneration } from '../../harness/targets/wiki-request';

const holds = (name: ConditionName, settings: object) =>
  inGeneration([CONDITIONS[name]], 'auth-list')[0]?.holds(settings, []);

test('anonymous sessions by the auth list need moin_anon_session after moin_session, and a lifetime', () => {
  const anonymous = (auth: string[] | null | undefined, anonymous_cookie_lifetime: number | null = 1) =>
    holds('a positive anonymous lifetime', { auth, anonymous_cookie_lifetime });
  assert.equal(anonymous(['moin_session', 'moin_login', 'moin_anon_session']), true);
  assert.equal(anonymous(['moin_anon_session', 'moin_session']), false);
  assert.equal(anonymous(['moin_login', 'moin_anon_session']), false);
  assert.equal(anonymous(['moin_session', 'moin_anon_session'], null), false);
  assert.equal(anonymous(null), false);
  assert.equal(anonymous(undefined), undefined);
});

test('two lifetimes differ in their hours, of which a negative one has as many', () => {
  const differ = (...cookie_lifetime: [number, number]) =>
    holds('two different lifetimes', { cookie_lifetime });
  const pairs: [number, number][] = [
    [1, 12],
    [2, -6],
    [6, -6],
    [1, 0],
    [0, 12],
    [12, 12],
  ];
  assert.deepEqual(
    pairs.map((pair) => differ(...pair)),
    [true, true, false, false, false, false],
  );
});

test('a lifetime is fractional where it is no whole number of hours, and ends', () => {
  const fractional = (hours: number) =>
    holds('a fractional logged-in lifetime', { cookie_lifetime: [0, hours] });
  assert.deepEqual([0.5, -1.25, 2, 0, UNTIL_CLOSED].map(fractional), [true, true, false, false, false]);
});
