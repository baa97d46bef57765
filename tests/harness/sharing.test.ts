import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SetCookie } from '../../harness/core/set-cookie';
import { type Sharing, whyNotShared } from '../../harness/wiki/sharing';

const NAME = 'MOIN_SESSION_farm';

const cookie = (attributes: Partial<SetCookie> = {}): SetCookie => ({
  name: NAME,
  value: 'id',
  domain: 'farm.test',
  path: '/',
  secure: false,
  httpOnly: false,
  sameSite: undefined,
  lasts: 1000,
  line: '',
  ...attributes,
});

const sharing = (changes: Partial<Sharing>): Sharing => ({
  from: new URL('http://a.farm.test/farm/one/'),
  to: new URL('http://b.farm.test/farm/two/'),
  cookie: cookie(),
  sent: [NAME],
  nameThere: NAME,
  ...changes,
});

const reasons: [string, Partial<Sharing>, RegExp][] = [
  ['no cookie', { cookie: undefined }, /a\.farm\.test\/farm\/one\/ set no session cookie/],
  [
    'the browser refused it',
    { cookie: cookie({ refused: "not in this host's domain" }) },
    /refused the cookie MOIN_SESSION_farm: not in this host/,
  ],
  [
    'Secure over http',
    { cookie: cookie({ secure: true }) },
    /is Secure.*http:\/\/b\.farm\.test, which is not HTTPS/,
  ],
  [
    'no Domain',
    { cookie: cookie({ domain: undefined }) },
    /names no Domain.*cookie_domain is to cover b\.farm\.test/,
  ],
  [
    'Domain',
    { cookie: cookie({ domain: 'a.farm.test' }) },
    /Domain.*a\.farm\.test, does not cover b\.farm\.test/,
  ],
  ['Path', { cookie: cookie({ path: '/farm/one' }) }, /Path.*\/farm\/one, does not cover \/farm\/two\//],
  ['it was gone', { sent: ['other'] }, /had no cookie MOIN_SESSION_farm any more/],
  [
    'another name',
    { nameThere: 'MOIN_SESSION_8080_two' },
    /looks for MOIN_SESSION_8080_two.*one cookie_name/,
  ],
  ['the server forgot it', {}, /arrived, and http:\/\/b\.farm\.test\/farm\/two\/ did not know its session/],
  ['the server forgot it, its name not known', { nameThere: undefined }, /did not know its session/],
];

for (const [what, changes, message] of reasons) {
  test(`not shared: ${what}`, () => {
    assert.match(whyNotShared(sharing(changes)), message);
  });
}

test('what covers is not blamed', () => {
  const covering = cookie({ path: '/farm/', secure: true });
  const secure = {
    from: new URL('https://a.farm.test/farm/one/'),
    to: new URL('https://b.farm.test/farm/two/'),
  };
  assert.match(whyNotShared(sharing({ cookie: covering, ...secure })), /did not know its session/);
  const sameHost = { cookie: cookie({ domain: undefined }), to: new URL('http://a.farm.test/farm/two/') };
  assert.match(whyNotShared(sharing(sameHost)), /did not know its session/);
});
