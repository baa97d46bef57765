import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { bitsOfParts } from '../../harness/forged/entropy';

const ids = (make: (number: number) => string) => Array.from({ length: 500 }, (_, number) => make(number));
const random = () => randomBytes(16).toString('base64url');
const sign = (text: string) => createHmac('sha256', 'key').update(text).digest('base64url');

test('an id of one part differs in as many bits as its characters can tell apart', () => {
  const [bits = 0, ...others] = bitsOfParts(ids(random));
  assert.ok(bits >= 128);
  assert.deepEqual(others, []);
});

test('a counter has few bits beside its signature', () => {
  for (const separator of ['.', ':', '|', '%3A']) {
    const [counter = 0, signature = 0] = bitsOfParts(
      ids((number) => `s${separator}${1000 + number}${separator}${sign(`${number}`)}`),
    );
    assert.ok(counter < 16 && signature >= 128, separator);
  }
});

test('an id that its signature follows has the bits of both', () => {
  const made = ids(() => {
    const id = random();
    return `${id}.${sign(id)}`;
  });
  assert.ok(bitsOfParts(made).every((bits) => bits >= 128));
});

test('ids that are not made of as many parts are looked at whole', () => {
  assert.equal(bitsOfParts(['a.b', 'c', 'a.d']).length, 1);
});

test('ids that are all alike have no bits', () => {
  assert.deepEqual(bitsOfParts(['same.id', 'same.id']), [0]);
});
