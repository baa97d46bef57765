import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Settings } from '../../harness/core/settings';
import { CONDITIONS } from '../../harness/targets/conditions';
import { LAYOUTS, type LayoutName } from '../../harness/targets/layouts';
import { RunningTarget } from '../../harness/targets/running';
import { type Condition, exactly } from '../../harness/targets/wiki-request';
import { MOINMOIN_PLACES } from '../../harness/wiki/wiki';

function farmOf(...wikis: [address: string, settings?: Settings][]): RunningTarget {
  return new RunningTarget({
    name: 'farm',
    generation: 'session-service',
    accounts: [],
    wikis: wikis.map(([address, settings = {}]) => {
      return { name: address, base: new URL(address), places: MOINMOIN_PLACES, settings };
    }),
  });
}

/** Which wikis of the farm take part, by their roles. */
async function seats(target: RunningTarget, layout: LayoutName, ...conditions: Condition[]) {
  const { placements } = LAYOUTS[layout];
  const { wikis } = await target.provide({ generation: 'session-service', layout, placements, conditions });
  return Object.fromEntries([...wikis].map(([role, { base }]) => [role, base.href]));
}

const covering = { cookie_domain: '.farm.test', cookie_path: '/' };
const A = 'http://a.farm.test/';
const B = 'http://b.farm.test/';
const B_TWO = 'http://b.farm.test/two/';
const OUTSIDE = 'http://c.other.test/';

test('the first two that are laid out as the scenario asks take part', async () => {
  const farm = farmOf([B_TWO, covering], [A, covering], [B, covering]);
  assert.deepEqual(await seats(farm, 'two hosts', CONDITIONS['cookie_domain covers both hosts']), {
    first: A,
    second: B,
  });
  assert.deepEqual(await seats(farm, 'two hosts and two paths'), { first: B_TWO, second: A });
  assert.deepEqual(await seats(farm, 'two paths of one host'), { first: B_TWO, second: B });
});

test('each wiki is held to its own settings', async () => {
  const farm = farmOf([A, { cookie_lifetime: [0, 12] }], [B, { cookie_lifetime: [1, 12] }]);
  assert.deepEqual(await seats(farm, 'one wiki', CONDITIONS['a positive anonymous lifetime']), { first: B });
  assert.deepEqual(await seats(farm, 'one wiki', exactly({ cookie_lifetime: [0, 12] })), { first: A });
});

test('a third wiki is one that the settings of the first leave out', async () => {
  const layout = 'two hosts, and a third wiki on a host outside their domain';
  const inside = farmOf([A, covering], [B, covering], ['http://c.farm.test/', covering]);
  await assert.rejects(seats(inside, layout), { name: 'NotTestable', message: new RegExp(layout) });
  const outside = farmOf([A, covering], [OUTSIDE, covering], [B, covering]);
  assert.deepEqual(await seats(outside, layout), { first: A, second: B, third: OUTSIDE });
});

test('what is not declared is asked for', async () => {
  await assert.rejects(seats(farmOf([A], [B]), 'two hosts', CONDITIONS['cookie_domain covers both hosts']), {
    name: 'NotTestable',
    message: /cookie_domain is not declared/,
    remedy: 'settings: cookie_domain: …',
  });
});

test('what does not hold is said with what there is', async () => {
  const farm = farmOf([A, { cookie_domain: null }], [B, { cookie_domain: null }]);
  await assert.rejects(seats(farm, 'two hosts', CONDITIONS['cookie_domain covers both hosts']), {
    message: 'a cookie_domain that covers both hosts is needed; this wiki has cookie_domain unset',
  });
});

test('a wiki alone is no farm, and at / it is not under a path', async () => {
  await assert.rejects(seats(farmOf([A]), 'two hosts'), { message: /^a farm on two hosts is needed/ });
  await assert.rejects(seats(farmOf([A]), 'one wiki under a path'), { name: 'NotTestable' });
  assert.deepEqual(await seats(farmOf([B_TWO]), 'one wiki under a path'), { first: B_TWO });
});
