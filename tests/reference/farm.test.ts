import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SettingsError, startReference } from '../../reference';
import { startWikis } from './visitor';

const at = (name: string, place: { host?: string; path?: string }, settings = {}) => ({
  name,
  ...place,
  settings,
});

test('a request belongs to the wiki of its host, and of the longest path that ends where a segment does', async (t) => {
  const { visitor } = await startWikis(t, [
    at('Root', { host: 'a.farm.test' }),
    at('One', { path: '/farm/one' }),
    at('Deep', { path: '/farm/one/deep' }),
  ]);
  const wikiAt = async (host: string, path: string) => {
    const someone = visitor();
    someone.headers = { host };
    const answer = await someone.open(path);
    return answer.status === 404 ? 404 : answer.$('.wiki').text();
  };
  assert.equal(await wikiAt('a.farm.test:8080', '/'), 'Root');
  assert.equal(await wikiAt('A.Farm.Test', '/PageOne'), 'Root');
  assert.equal(await wikiAt('b.farm.test', '/'), 404);
  assert.equal(await wikiAt('b.farm.test', '/farm/one'), 'One');
  assert.equal(await wikiAt('b.farm.test', '/farm/one/'), 'One');
  assert.equal(await wikiAt('b.farm.test', '/farm/one/PageOne?action=show'), 'One');
  assert.equal(await wikiAt('b.farm.test', '/farm/one/deep/PageOne'), 'Deep');
  assert.equal(await wikiAt('b.farm.test', '/farm/one-more'), 404);
});

test('by default wikis on one host have cookies of different names and paths', async (t) => {
  const { visitor, reference } = await startWikis(t, [
    at('One', { path: '/one' }),
    at('Two', { path: '/two' }),
  ]);
  const ana = visitor();
  const one = (await ana.signIn('Ana', '/one/FrontPage')).setCookies[0] ?? '';
  assert.match(one, new RegExp(`^MOIN_SESSION_${reference.port}_ROOT_one=.*Path=/one;`));
  assert.equal((await ana.open('/two/')).user, '');
  assert.equal((await ana.open('/one/')).user, 'Ana');
});

test('with cookie_path they share the session', async (t) => {
  const settings = { cookie_path: '/farm' };
  const { visitor } = await startWikis(t, [
    at('One', { path: '/farm/one' }, settings),
    at('Two', { path: '/farm/two' }, settings),
  ]);
  const ana = visitor();
  await ana.signIn('Ana', '/farm/one/FrontPage');
  assert.equal((await ana.open('/farm/two/')).user, 'Ana');
});

test('a path that can be none is refused by name', async () => {
  for (const path of ['farm', '/farm/', '']) {
    await assert.rejects(startReference({ wikis: [{ name: 'One', path }] }), SettingsError);
  }
});
