import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesIn } from '../../harness/core/cookie-header';

const session = [{ name: 'sid', value: 'a1' }];

test('a cookie that was sent is told by its name', () => {
  assert.deepEqual(namesIn('theme=dark; sid=a1', session), ['sid']);
  assert.deepEqual(namesIn('sid=a1', session), ['sid']);
});

test('one of the same name that another host gave is another, and so is one whose name ends alike', () => {
  assert.deepEqual(namesIn('sid=b2', session), []);
  assert.deepEqual(namesIn('othersid=a1; sid2=a1', session), []);
  assert.deepEqual(namesIn('', session), []);
});
