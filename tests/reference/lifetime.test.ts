import assert from 'node:assert/strict';
import { test } from 'node:test';
import { userLifetime } from '../../reference/auth/auth-list-rules';
import { cookieMaxAge, FOREVER, sessionExpires, sessionLifetime } from '../../reference/sessions/lifetime';

const remembered = { remember_me: true };
const notRemembered = { remember_me: false };

test('cookie_lifetime of the session-service generation, in seconds', () => {
  const rows: [[number, number], { remember_me: boolean } | undefined, number][] = [
    [[0, 12], undefined, 0],
    [[1, 12], undefined, 3600],
    [[0.5, 12], undefined, 1800],
    [[1.25, 0], undefined, 4500],
    [[0, 12], notRemembered, 43_200],
    [[0, 0.05], notRemembered, 180],
    [[0, 12], remembered, FOREVER],
    [[0, -12], remembered, 43_200],
    [[0, -0.5], notRemembered, 1800],
    [[5, 0], remembered, 0],
    [[5, 0], notRemembered, 0],
    [[0, 0.0001], notRemembered, 1],
  ];
  for (const [setting, user, expected] of rows) {
    assert.equal(sessionLifetime(setting, user), expected, JSON.stringify([setting, user]));
  }
});

test('in the generation auth-list a session lasts twelve hours, or forever for who chose remember_me', () => {
  assert.equal(userLifetime(), 43_200);
  assert.equal(userLifetime(notRemembered), 43_200);
  assert.equal(userLifetime(remembered), FOREVER);
});

const now = Date.UTC(2026, 0, 1, 12, 0, 30);
const age = { now, lifetime: 3600, grace: 0, started: now, absoluteLifetime: null };

test('a session lives its whole lifetime and less than a minute more', () => {
  const lived = sessionExpires(age) - now;
  assert.ok(lived >= 3600_000 && lived < 3660_000, `${lived} ms`);
});

test('grace lets the state outlive the cookie', () => {
  assert.equal(sessionExpires({ ...age, grace: 3600 }) - sessionExpires(age), 3600_000);
});

test('a clock that was set back shortens no session, a shorter lifetime does', () => {
  const expires = now + 3600_000;
  const earlier = now - 24 * 3600_000;
  assert.ok(sessionExpires({ ...age, now: earlier, before: { lifetime: 3600, expires } }) >= expires);
  assert.ok(sessionExpires({ ...age, now: earlier, before: { lifetime: 7200, expires } }) < expires);
});

test('absolute_lifetime counts from the start, whatever is renewed', () => {
  const limited = { ...age, started: now - 3600_000 * 1.5, absoluteLifetime: 2 };
  assert.equal(cookieMaxAge(limited), 1800);
  assert.equal(sessionExpires(limited), Math.ceil((now + 1800_000) / 60_000) * 60_000);
  assert.equal(cookieMaxAge({ ...limited, started: now - 3600_000 * 3 }), 0);
});
