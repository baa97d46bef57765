import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isReference } from '../../harness/targets/choose';
import { whyUnconfirmed } from '../../steps/verdict/explore-run';

const FAILS = { outcome: 'fail', reason: 'the session was gone' };
const HOLDS = { outcome: 'pass' };

test('a story is confirmed where it fails on that wiki and holds on the reference', () => {
  assert.equal(whyUnconfirmed(FAILS, HOLDS), undefined);
  assert.match(whyUnconfirmed(HOLDS, HOLDS) ?? '', /ends as pass: it holds/);
  assert.match(whyUnconfirmed(FAILS, FAILS) ?? '', /fails on the reference too: the session was gone/);
});

test("what is found on the reference is the reference's own: there is no other wiki to hold it on", () => {
  assert.equal(whyUnconfirmed(FAILS, undefined), undefined);
  for (const named of [undefined, 'reference', 'reference-auth-list']) assert.ok(isReference(named));
  for (const named of ['reference-farm', 'equivalents/in-company', 'http://127.0.0.1/'])
    assert.ok(!isReference(named));
});
