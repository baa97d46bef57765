import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lifetime } from '../../harness/core/settings';
import type { Without } from '../../harness/core/skip-reasons';
import { CONDITIONS } from '../../harness/targets/conditions';
import { oneLifetime } from '../../harness/targets/one-lifetime';
import { type Condition, exactly, type WikiRequest } from '../../harness/targets/wiki-request';

function asked(
  cookie_lifetime: Lifetime,
  about?: WikiRequest['about'],
  condition: Condition = exactly({ cookie_lifetime }),
  without: readonly Without[] = [],
): Lifetime {
  const request: WikiRequest = {
    generation: 'session-service',
    layout: 'one wiki',
    placements: [{ role: 'first', path: '/' }],
    conditions: [condition],
    ...(about ? { about } : {}),
  };
  return oneLifetime(cookie_lifetime, request, 'first', without);
}

test('a scenario about one kind of session gets the hours of that kind, for everybody', () => {
  assert.deepEqual(asked([1, 12], 'anonymous'), [1, 1]);
  assert.deepEqual(asked([1, 12], 'logged-in'), [12, 12]);
  assert.deepEqual(asked([1, -6], 'logged-in'), [6, -6]);
});

test('one about both is tried where the same hours will do, and not applicable otherwise', () => {
  assert.deepEqual(asked([12, 12]), [12, 12]);
  assert.deepEqual(asked([1, 12], undefined, CONDITIONS['a positive logged-in lifetime']), [12, 12]);
  assert.throws(() => asked([1, 12]), { name: 'NotApplicable', message: /one lifetime/ });
  const differing = CONDITIONS['two different lifetimes'];
  assert.throws(() => asked([1, 12], undefined, differing), { name: 'NotApplicable' });
});

test('no session for one kind can not be had', () => {
  assert.throws(() => asked([0, 12], 'logged-in'), { message: /no sessions for anonymous visitors/ });
  assert.throws(() => asked([1, 0], 'logged-in'), { message: /no sessions for logged-in users/ });
});

test('a wiki without anonymous sessions has none, and rules about them are not its', () => {
  const without = ['anonymous-sessions'] as const;
  assert.deepEqual(asked([0, 12], 'logged-in', exactly({ cookie_lifetime: [0, 12] }), without), [0, 12]);
  assert.throws(() => asked([1, 12], 'anonymous', exactly({ cookie_lifetime: [1, 12] }), without), {
    name: 'NotApplicable',
    message: 'this wiki has no sessions for anonymous visitors',
  });
});
