import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from './visitor';
import { MINUTE, startAuthList, startWiki } from './visitor';

/** What the inspector lists under a heading, by its terms. */
function listed(page: Answer, list: 'facts' | 'cookie' | 'stored'): Record<string, string> {
  const rows = page.$(`#session .${list} > div`).toArray();
  const text = (row: (typeof rows)[number], part: string) => page.$(row).find(part).text().trim();
  return Object.fromEntries(rows.map((row) => [text(row, 'dt'), text(row, 'dd')]));
}

const settings = { cookie_lifetime: [1, 1.5], cookie_domain: '.farm.test', cookie_name: 'mine' } as const;

test('it says how long the session lasts, from when, and by which setting', async (t) => {
  const { visitor } = await startWiki(t, settings);
  const ana = visitor();
  const first = await ana.open('/');
  assert.equal(listed(first, 'facts')['Goes on'], '1 hour after each visit');
  assert.match(first.$('#session .because').text(), /cookie_lifetime = \(1, 1\.5\), the first element/);
  const signedIn = await ana.signIn('Ana');
  assert.match(signedIn.$('#session').text(), /signed in as Ana/);
  const time = signedIn.$('#session time');
  assert.deepEqual([time.attr('datetime'), time.attr('data-left')], ['2026-11-21T13:30:30.000Z', '5400']);
  assert.match(signedIn.$('#session .because').text(), /the second element and remember_me, which is off/);
});

test('it has each attribute of the cookie that the answer sets, and not the id', async (t) => {
  const { visitor, clock } = await startWiki(t, settings);
  const ana = visitor();
  await ana.signIn('Ana');
  clock.now += MINUTE;
  const page = await ana.open('/PageOne');
  const [line = ''] = page.setCookies;
  const cookie = listed(page, 'cookie');
  assert.match(
    line,
    /^MOIN_SESSION_mine=.*; Max-Age=5400; Domain=\.farm\.test; Path=\/;.*HttpOnly; SameSite=Lax$/,
  );
  assert.match(cookie.Name ?? '', /^MOIN_SESSION_mine.*cookie_name = 'mine'/);
  assert.match(cookie['Max-Age'] ?? '', /^5400 seconds/);
  assert.match(cookie.Domain ?? '', /^\.farm\.test.*cookie_domain = '\.farm\.test'/);
  assert.match(cookie.Path ?? '', /^\/.*cookie_path = None/);
  assert.match(cookie.Secure ?? '', /^no.*cookie_secure = None: the page came by HTTP/);
  assert.equal(page.html.includes(ana.sid), false);
});

test('it has what is stored, escaped, and what this request changed', async (t) => {
  const { visitor } = await startWiki(t, settings);
  const [ana, ben] = [visitor(), visitor()];
  await ana.signIn('Ana');
  const set = await ana.useDict(['set', 'k', '<b>Ana’s own</b>'], ['set', 'other', 1]);
  assert.equal(listed(set, 'stored')['k set by this request'], '"<b>Ana’s own</b>"');
  assert.equal(set.$('#session b').length, 0);
  const deleted = listed(await ana.useDict(['delete', 'other']), 'stored');
  assert.equal(deleted.k, '"<b>Ana’s own</b>"');
  assert.equal(deleted['other deleted by this request'], '');
  await ben.open('/');
  assert.equal((await ben.open('/')).html.includes('Ana’s own'), false);
});

test('what is not kept is said not to be', async (t) => {
  const { visitor } = await startWiki(t, settings);
  const ana = visitor();
  const [first, second] = [await ana.open('/'), await ana.open('/')];
  assert.match(first.$('#session').text(), /is there for this request alone/);
  assert.doesNotMatch(second.$('#session').text(), /is there for this request alone/);
  const without = (await startWiki(t)).visitor();
  assert.match((await without.open('/')).$('#session').text(), /No session goes on after this answer/);
});

test('the other generation has its own settings', async (t) => {
  const { visitor } = await startAuthList(t, {
    auth: ['moin_login', 'moin_session', 'moin_anon_session'],
    anonymous_cookie_lifetime: 0.5,
  });
  const ana = visitor();
  await ana.open('/');
  const page = await ana.open('/PageOne');
  assert.equal(page.$('#session .because').text(), 'By anonymous_cookie_lifetime = 0.5.');
  assert.match(page.$('.sentence').text(), /the visited pages trail.*MoinMoin 1\.6/s);
});
