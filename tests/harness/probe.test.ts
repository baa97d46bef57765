import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Network } from '../../harness/agents/network';
import { CONDITIONS } from '../../harness/targets/conditions';
import { LAYOUTS } from '../../harness/targets/layouts';
import { overHttp, probe } from '../../harness/targets/probe';
import { RunningTarget } from '../../harness/targets/running';
import type { NewBrowser } from '../../harness/wiki/session/browsers';
import { smallWiki } from './small-wiki';

const newBrowser: NewBrowser = (visitor, evidence) => overHttp(visitor, evidence, new Network());
const seen: [what: string, setCookies: string[], hours: number | undefined][] = [
  ['no cookie', [], 0],
  ['one for two hours', ['MOIN_SESSION=1; Max-Age=7200'], 2],
  ['one until the browser is closed', ['MOIN_SESSION=1'], Number.POSITIVE_INFINITY],
  ['one taken away, then one given', ['MOIN_SESSION=; Max-Age=0', 'MOIN_SESSION=1; Max-Age=3600'], 1],
  ['one taken away', ['MOIN_SESSION=; Max-Age=0'], 0],
  ['one that carries nothing', ['sid=1; Max-Age=3600'], 0],
];

for (const [what, setCookies, hours] of seen) {
  test(`hours of anonymous sessions, by ${what}: ${hours ?? 'not known'}`, async () => {
    const body = 'Not storing any state until you send a cookie.';
    const wiki = await smallWiki(
      () => ({ setCookies, body }),
      what.includes('nothing') ? {} : { cookieNames: ['MOIN_SESSION'] },
    );
    assert.equal((await probe(wiki, [], newBrowser)).anonymousHours, hours);
  });
}

test('no cookie of a wiki that had nothing to keep shows nothing', async () => {
  assert.equal((await probe(await smallWiki(() => 'a page'), [], newBrowser)).anonymousHours, undefined);
});

test('a cookie until the browser is closed shows that anonymous sessions are not disabled', async () => {
  const wiki = await smallWiki(() => ({ setCookies: ['MOIN_SESSION=1'] }), { cookieNames: ['MOIN_SESSION'] });
  const target = new RunningTarget({
    name: 'it',
    generation: 'session-service',
    wikis: [wiki],
    accounts: [],
  });
  const wish = {
    generation: 'session-service',
    layout: 'one wiki',
    placements: LAYOUTS['one wiki'].placements,
    conditions: [CONDITIONS['anonymous sessions disabled']],
  } as const;
  await assert.rejects(target.provide(wish), {
    name: 'NotTestable',
    message:
      /a cookie_lifetime that disables anonymous sessions is needed; nothing is declared, and an anonymous visitor got one until the browser is closed/,
  });
});

test('the macros are looked for with the browsers of the scenarios', async () => {
  const wiki = await smallWiki(() => 'Not storing any state until you send a cookie.');
  const target = new RunningTarget({
    name: 'it',
    generation: 'session-service',
    wikis: [wiki],
    accounts: [],
  });
  const visitors: string[] = [];
  target.lookWith((visitor, evidence) => {
    visitors.push(visitor);
    return newBrowser(visitor, evidence);
  });
  assert.equal(await target.lacks('example-macro'), undefined);
  assert.ok(visitors.includes('the suite'));
});
