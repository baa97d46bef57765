import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONDITIONS } from '../../harness/targets/conditions';
import { LaunchedTarget } from '../../harness/targets/launched';
import { LAYOUTS } from '../../harness/targets/layouts';
import { MOINMOIN_PLACES } from '../../harness/wiki/wiki';
import { planOf } from './fixtures/launching';

const launched = (mode: string) =>
  new LaunchedTarget({
    name: 'fixture',
    generation: 'session-service',
    places: MOINMOIN_PLACES,
    accounts: [],
    plan: planOf(mode),
    headers: {},
    farm: false,
    https: false,
    takes: ['cookie_path', 'cookie_domain'],
  });

const asked = (condition: 'cookie_path set' | 'cookie_domain set') => ({
  generation: 'session-service' as const,
  layout: 'one wiki' as const,
  placements: LAYOUTS['one wiki'].placements,
  conditions: [CONDITIONS[condition]],
});

test('a wiki that is no farm is not looked for under a path, where its cookie_path would have it', async () => {
  const target = launched('serve');
  await assert.rejects(target.provide(asked('cookie_path set')), {
    name: 'NotTestable',
    missing: 'one wiki under a path is needed',
  });
  await target.stop();
});

test('a wiki that is no farm has a cookie_domain where it answers under any name', async () => {
  const [any, one] = [launched('serve'), launched('serve-one-name')];
  const { wikis } = await any.provide(asked('cookie_domain set'));
  assert.equal(wikis.get('first')?.base.hostname, 'a.farm.test');
  await assert.rejects(one.provide(asked('cookie_domain set')), {
    name: 'NotTestable',
    missing: 'one wiki on a host with a name is needed',
  });
  await Promise.all([any.stop(), one.stop()]);
});
