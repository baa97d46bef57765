import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWiki, startWikis } from './visitor';

const SETTINGS = '/FrontPage?action=settings';

test('a wiki that is no demonstration has neither the page nor passwords', async (t) => {
  const { visitor } = await startWiki(t);
  const someone = visitor();
  assert.equal((await someone.open(SETTINGS)).status, 404);
  assert.equal((await someone.post(SETTINGS, { action: 'settings', clock: '1' })).status, 404);
  assert.equal((await someone.open('/FrontPage?action=login')).html.includes('ana word'), false);
});

test('visitors of a demonstration move lifetimes, and see the session end by the clock', async (t) => {
  const { visitor } = await startWiki(t, { cookie_lifetime: [1, 12] }, { demonstration: true });
  const ana = visitor();
  assert.match((await ana.open('/FrontPage?action=login')).$('.accounts').text(), /Ana\s*ana word/);
  await ana.signIn('Ana');
  const set = await ana.submit(await ana.open(SETTINGS), '#anonymous', { anonymous: '0', logged_in: '-0.5' });
  assert.equal(set.message, 'The settings hold from now on.');
  assert.match((await ana.open('/')).setCookies[0] ?? '', /Max-Age=1800;/);
  const later = async (hours: string) => {
    const page = await ana.open(SETTINGS);
    return ana.submit(page, 'button[name=clock]', { clock: hours });
  };
  assert.match((await later('0.25')).message, /^The wiki’s clock is at 2026-11-21 12:15 UTC\.$/);
  assert.equal((await ana.open('/')).user, 'Ana');
  await later('1');
  assert.equal((await ana.open('/')).user, '');
  await later('0');
  assert.match((await ana.open(SETTINGS)).text, /2026-11-21 12:00 UTC/);
});

test('remember_me, the anonymous sessions of the other generation, and what can’t be', async (t) => {
  const wikis = [
    { name: 'A', path: '/a' },
    { name: 'B', path: '/b', generation: 'auth-list' as const },
  ];
  const { visitor } = await startWikis(t, wikis, { demonstration: true });
  const ana = visitor();
  const form = await ana.open('/a/FrontPage?action=settings');
  const wrong = await ana.submit(form, '#anonymous', { anonymous: '1', logged_in: '1', cookie_path: 'x' });
  assert.equal(wrong.status, 400);
  assert.match(wrong.message, /cookie_path is "x"; expected a path that begins with \//);
  for (const clock of ['-1', 'x', '1e9']) {
    assert.equal((await ana.submit(form, 'button[name=clock]', { clock })).status, 400);
  }
  const own = await ana.open('/b/FrontPage?action=settings');
  await ana.submit(own, '#moin_anon_session', { moin_anon_session: '1', anonymous_cookie_lifetime: '2' });
  assert.match((await visitor().open('/b/')).setCookies[0] ?? '', /^MOIN_SESSION=.*Max-Age=7200;/);
  assert.equal((await visitor().open('/a/')).setCookies.length, 0);
});
