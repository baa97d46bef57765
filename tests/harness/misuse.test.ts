import assert from 'node:assert/strict';
import { test } from 'node:test';
import { misuse } from '../../harness/forged/forge-request';

const ACTION = new URL('http://wiki.test/Front?action=logout&rev=1');

test('by GET a parameter of the address and of the form comes once, as the form has it', () => {
  const { method, url } = misuse('in a GET', ACTION, [
    ['action', 'logout'],
    ['tag', 'a'],
    ['tag', 'b'],
  ]);
  assert.equal(method, 'GET');
  assert.deepEqual([...url.searchParams].sort(), [
    ['action', 'logout'],
    ['rev', '1'],
    ['tag', 'a'],
    ['tag', 'b'],
  ]);
});

test('from another site it comes without the token, which that site does not know', () => {
  const { url, body, headers } = misuse('in a POST from another site', ACTION, [
    ['name', 'Ana'],
    ['ticket', '1'],
  ]);
  assert.deepEqual([url.href, body], [ACTION.href, 'name=Ana']);
  assert.ok(headers?.some(([name, value]) => name === 'Sec-Fetch-Site' && value === 'cross-site'));
});
