import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unsupportedSetting } from '../../harness/targets/supported-settings';

const taken = { takes: ['auth', 'cookie_path'], authMethods: ['moin_login', 'moin_session'] } as const;

test('nothing is lacking where a command takes it, nor where it is not configured', () => {
  const needed = { auth: ['moin_session', 'moin_login'], cookie_path: '/', cookie_domain: null };
  assert.equal(unsupportedSetting(taken, needed, 'it'), undefined);
});

test('a setting that a command does not take is lacking', () => {
  const lack = unsupportedSetting(taken, { cookie_domain: '.farm.test' }, 'a cookie_domain');
  assert.equal(lack?.missing, 'a cookie_domain is needed; the command does not take cookie_domain');
  assert.match(lack?.remedy ?? '', /launch: settings: \[…, cookie_domain\]/);
});

test('an auth method that a command does not know is lacking, where it says which it knows', () => {
  const needed = { auth: ['moin_login', 'token_session'] };
  const lack = unsupportedSetting(taken, needed, 'the auth list');
  assert.equal(
    lack?.missing,
    'the auth list is needed; the command does not know the auth method token_session',
  );
  assert.equal(unsupportedSetting({ takes: ['auth'] }, needed, 'the auth list'), undefined);
});
