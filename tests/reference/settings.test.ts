import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Generation, type Settings, startReference } from '../../reference';

const rows: [Generation, object, RegExp][] = [
  [
    'session-service',
    { cookie_lifetme: [0, 12] },
    /^cookie_lifetme is not a setting .*; did you mean cookie_lifetime\?$/,
  ],
  [
    'session-service',
    { cookie_lifetime: 12 },
    /^cookie_lifetime is 12; expected a pair of hours such as \(0, 12\)\.$/,
  ],
  ['session-service', { cookie_lifetime: [1] }, /^cookie_lifetime is \[1\]; expected a pair/],
  ['session-service', { cookie_lifetime: [1, Number.NaN] }, /^cookie_lifetime/],
  ['session-service', { cookie_domain: '' }, /^cookie_domain is ""; expected a domain such as/],
  ['session-service', { cookie_domain: 'a b' }, /^cookie_domain/],
  ['session-service', { cookie_path: 'farm' }, /^cookie_path is "farm"; expected a path that begins with \//],
  ['session-service', { cookie_path: '/a;Domain=x' }, /^cookie_path/],
  ['session-service', { cookie_name: 'a b' }, /^cookie_name/],
  ['session-service', { session_service: 'third' }, /^session_service is "third"; expected default, hashed/],
  ['session-service', { absolute_lifetime: 0 }, /^absolute_lifetime is 0; expected a positive number/],
  ['session-service', { interwiki: { Remote: 'file:///etc/passwd' } }, /^interwiki/],
  // A visitor's connection is kept for 60 seconds.
  [
    'session-service',
    { remote_timeout: 51 },
    /^remote_timeout is 51; expected a number of seconds, up to 50/,
  ],
  ['session-service', { auth: [] }, /^auth is a setting of the generation auth-list; this wiki is of/],
  [
    'auth-list',
    { auth: ['moin_sesion'] },
    /^auth is \["moin_sesion"\]; expected a list of moin_login, moin_session/,
  ],
  ['auth-list', { anonymous_cookie_lifetime: -1 }, /^anonymous_cookie_lifetime is -1; expected/],
  [
    'auth-list',
    { cookie_lifetime: [0, 12] },
    /^cookie_lifetime is a setting of the generation session-service/,
  ],
  [
    'auth-list',
    { session_service: 'default' },
    /^session_service is a setting of the generation session-service/,
  ],
];

for (const [generation, settings, message] of rows) {
  test(`${generation} refuses ${JSON.stringify(settings)}`, async () => {
    const wikis = [{ name: 'Test', generation, settings: settings as Settings }];
    await assert.rejects(startReference({ wikis }), { name: 'SettingsError', message });
  });
}
