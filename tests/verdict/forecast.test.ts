import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RunningTarget } from '../../harness/targets/running';
import { forecast, forecastReport } from '../../harness/verdict/forecast';
import type { ScenarioResult } from '../../harness/verdict/result';
import { firstFew, skipGroups } from '../../harness/verdict/skip-groups';
import { type Account, MOINMOIN_PLACES } from '../../harness/wiki/wiki';

const scenario = (requirement: string, more: Partial<ScenarioResult>): ScenarioResult => ({
  requirement,
  name: requirement,
  location: 'a.feature:1',
  outcome: 'notTestable',
  checks: 0,
  steps: [],
  ...more,
});

const running = (url: string, accounts: Account[] = []) =>
  new RunningTarget({
    name: 'a wiki that runs already',
    generation: 'session-service',
    wikis: [{ name: 'first', base: new URL(url), places: MOINMOIN_PLACES, settings: {} }],
    accounts,
  });

test('a wiki that runs already lacks what its target file does not tell of, and says what to add', async () => {
  const target = running('http://wiki.test/');
  const remedies = new Map(
    await Promise.all(
      (['clock', 'settings', 'farm', 'https', 'superuser'] as const).map(
        async (need) => [need, (await target.lacks(need))?.remedy ?? 'nothing'] as const,
      ),
    ),
  );
  assert.match(remedies.get('clock') ?? '', /launches the wiki/);
  assert.match(remedies.get('settings') ?? '', /^settings: /);
  assert.match(remedies.get('farm') ?? '', /^wikis: - url/);
  assert.match(remedies.get('https') ?? '', /^url: https:.* ca: /);
  assert.match(remedies.get('superuser') ?? '', /^accounts: .*superuser: true/);
});

test('what the target file tells of is not lacking', async () => {
  const target = running('https://wiki.test/', [{ name: 'Sue', password: 'x', superuser: true }]);
  assert.equal(await target.lacks('https'), undefined);
  assert.equal(await target.lacks('superuser'), undefined);
});

test('a forecast sorts scenarios by what is sure to be lacking, and runs none', async () => {
  const scenarios = [
    scenario('lifetime-hours', { needs: [] }),
    scenario('lifetime-hours', { needs: ['clock'] }),
    scenario('farm-separate', { needs: ['farm'] }),
    scenario('auth-macro', { needs: [] }),
  ];
  const told = await forecast(running('http://wiki.test/'), 'http', scenarios);
  assert.deepEqual([told.tried.length, told.notTestable.length, told.notApplicable.length], [1, 2, 1]);
  const text = forecastReport(told);
  assert.match(text, /lifetime-hours +1 of 2 scenarios\n/);
  assert.match(text, /farm-separate +0 of 1 scenarios\n/);
  assert.match(
    text,
    /missing: the wiki's clock can't be moved\n +to have them tried: a target file that launches/,
  );
  assert.match(text, /1 scenarios are not applicable/);
  assert.match(text, /It would try 1 of 3 scenarios\. Nothing was run/);
});

test('what a wiki has not got is not applicable to it, and not told as lacking', async () => {
  const target = new RunningTarget({
    name: 'it',
    generation: 'session-service',
    wikis: [{ name: 'it', base: new URL('http://wiki.test/'), places: MOINMOIN_PLACES, settings: {} }],
    accounts: [],
    without: ['trail', 'superuser'],
  });
  const scenarios = [
    scenario('trail-order', { needs: ['trail'] }),
    scenario('change-user-back', { needs: ['superuser', 'change-user'] }),
    scenario('lifetime-hours', { needs: ['settings'] }),
  ];
  const told = await forecast(target, 'http', scenarios);
  assert.deepEqual([told.notApplicable.length, told.notTestable.length], [2, 1]);
});

test('a forecast knows the agent, and what is left out in polite mode', async () => {
  const [ofHardening, inBrowser, others] = [
    scenario('cookie-httponly', {}),
    scenario('browser-keeps-scope', { needs: ['browser'] }),
    scenario('lifetime-hours', {}),
  ];
  const wiki = { name: 'it', base: new URL('http://wiki.test/'), places: MOINMOIN_PLACES, settings: {} };
  const target = (live: boolean) =>
    new RunningTarget({
      name: 'it',
      generation: 'session-service',
      wikis: [{ ...wiki, live }],
      accounts: [],
    });
  const told = (live: boolean, agent: 'http' | 'browser') =>
    forecast(target(live), agent, [ofHardening, inBrowser, others]);
  assert.deepEqual((await told(false, 'browser')).notTestable, []);
  const [byHttp, politely] = [await told(false, 'http'), await told(true, 'http')];
  assert.match(byHttp.notTestable[0]?.remedy ?? '', /AGENT=browser/);
  assert.deepEqual(byHttp.tried, [ofHardening, others]);
  assert.match(politely.notTestable[0]?.reason ?? '', /polite mode/);
  assert.deepEqual(politely.tried, [others]);
});

test('what was not tried is grouped by its remedy, the largest group first', () => {
  const farm = { remedy: 'wikis: …', reason: 'a farm is needed' };
  const groups = skipGroups([
    scenario('lifetime-hours', { remedy: 'settings: …', reason: 'cookie_lifetime is not declared' }),
    scenario('farm-separate', farm),
    scenario('farm-separate', farm),
    scenario('farm-separate', { outcome: 'pass' }),
  ]);
  assert.deepEqual(
    groups.map(({ remedy, scenarios }) => [remedy, scenarios]),
    [
      ['wikis: …', 2],
      ['settings: …', 1],
    ],
  );
  assert.deepEqual([groups[0]?.missing, groups[0]?.requirements], [['a farm is needed'], ['farm-separate']]);
});

test('a long list is shown by its first few, never with "1 more"', () => {
  assert.equal(firstFew(['a', 'b', 'c', 'd']), 'a; b; c; d');
  assert.equal(firstFew(['a', 'b', 'c', 'd', 'e']), 'a; b; c; and 2 more');
});
