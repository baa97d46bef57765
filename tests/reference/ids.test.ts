import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWellFormed, SessionIds } from '../../reference/sessions/ids';

const now = Date.UTC(2026, 0, 1);
const later = now + 3600_000;

test('a provisional id is recognized, with its end', () => {
  const ids = new SessionIds('key', 'namespace');
  assert.equal(ids.provisionalUntil(ids.provisional(later)), later);
});

test('no other id is', () => {
  const ids = new SessionIds('key', 'namespace');
  const sid = ids.provisional(later);
  const flipped = (sid.startsWith('A') ? 'B' : 'A') + sid.slice(1);
  for (const other of [
    '',
    'x',
    ids.stored(now),
    flipped,
    sid.slice(1),
    `${sid}A`,
    'a'.repeat(40),
    'A'.repeat(52),
  ]) {
    assert.equal(ids.provisionalUntil(other), undefined, other);
  }
  assert.equal(new SessionIds('other key', 'namespace').provisionalUntil(sid), undefined);
  assert.equal(new SessionIds('key', 'other namespace').provisionalUntil(sid), undefined);
});

test('ids are long, never the same, in no order, and of the alphabet of base64url', () => {
  const ids = new SessionIds('key', 'namespace');
  for (const make of [() => ids.stored(now), () => ids.provisional(later)]) {
    const made = Array.from({ length: 500 }, make);
    assert.equal(new Set(made.map((sid) => sid.slice(7, 29))).size, 500);
    assert.ok(made.every(isWellFormed));
    assert.notDeepEqual(made, made.toSorted());
  }
});

test('what can not be an id is not well-formed', () => {
  for (const sid of [
    '',
    'a'.repeat(31),
    '../../etc/passwd',
    '\0'.repeat(32),
    'ä'.repeat(32),
    'a'.repeat(200_000),
  ]) {
    assert.equal(isWellFormed(sid), false);
  }
});
