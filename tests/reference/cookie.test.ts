import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  CookieLines,
  cookieAttributes,
  cookieName,
  cookieValues,
  deleteCookie,
} from '../../reference/sessions/cookie';

const unset = {
  cookie_name: null,
  cookie_domain: null,
  cookie_path: null,
  cookie_secure: null,
  cookie_httponly: true,
};
const place = { name: 'farmwiki', path: '/', port: 8080 };

test('the cookie is named by port and path, by the wiki, or by a name', () => {
  const rows: [Partial<typeof unset> | object, object, string][] = [
    [{}, {}, 'MOIN_SESSION_8080_ROOT'],
    [{}, { path: '/farm/one' }, 'MOIN_SESSION_8080_ROOT_farm_one'],
    [{ cookie_path: '/farm' }, { path: '/farm/one' }, 'MOIN_SESSION_8080_ROOT_farm'],
    [{ cookie_path: '/' }, { path: '/farm/one' }, 'MOIN_SESSION_8080_ROOT'],
    [{ cookie_name: 'siteidmagic' }, {}, 'MOIN_SESSION_farmwiki'],
    [{ cookie_name: 'mine' }, { path: '/farm/one' }, 'MOIN_SESSION_mine'],
  ];
  for (const [settings, where, expected] of rows) {
    assert.equal(cookieName({ ...unset, ...settings }, { ...place, ...where }, 'MOIN_SESSION'), expected);
  }
});

test('the line says name, value and scope, with Expires in the RFC 6265 form', () => {
  const scope = { ...unset, cookie_domain: '.farm.test', cookie_path: '/farm' };
  const cookie = { ...cookieAttributes(scope, place, true), name: 'N' };
  const lines = new CookieLines(cookie);
  const noon = Date.UTC(2026, 10, 21, 12);
  assert.deepEqual(lines.line('v', 3600, noon).split('; ').sort(), [
    'Domain=.farm.test',
    'Expires=Sat, 21 Nov 2026 13:00:00 GMT',
    'HttpOnly',
    'Max-Age=3600',
    'N=v',
    'Path=/farm',
    'SameSite=Lax',
    'Secure',
  ]);
  assert.match(lines.line('w', 3600, noon + 999), /^N=w; .*Expires=Sat, 21 Nov 2026 13:00:00 GMT/);
  assert.match(lines.line('w', 3600, noon + 1000), /^N=w; .*Expires=Sat, 21 Nov 2026 13:00:01 GMT/);
  assert.match(lines.line('w', 60, noon + 1000), /^N=w; Max-Age=60; .*Expires=Sat, 21 Nov 2026 12:01:01 GMT/);
  assert.match(
    deleteCookie(cookie),
    /^N=; Max-Age=0; Domain=\.farm\.test; Path=\/farm; Expires=Thu, 01 Jan 1970/,
  );
});

test('unset, there is no Domain and the path is the wiki’s; Secure goes by the setting, then by the request', () => {
  const attributes = cookieAttributes(unset, { ...place, path: '/farm/one' }, false);
  assert.deepEqual(attributes, { path: '/farm/one', httpOnly: true, sameSite: 'lax', secure: false });
  assert.equal(cookieAttributes({ ...unset, cookie_secure: true }, place, false).secure, true);
  assert.equal(cookieAttributes({ ...unset, cookie_secure: false }, place, true).secure, false);
});

test('all different values of a name are found, and none of another name', () => {
  assert.deepEqual(cookieValues('A=1; B=2; A=3; A=1; AB=4', 'A'), ['1', '3']);
  assert.deepEqual(cookieValues(undefined, 'A'), []);
  assert.deepEqual(cookieValues('xA=1', 'A'), []);
});

test('no header makes reading fail', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (header) => Array.isArray(cookieValues(header, 'A'))));
});
