import fc from 'fast-check';
import type { Generation, Settings } from '../core/settings';
import type { User } from '../model/world';
import type { LayoutName } from '../targets/layouts';

/** What a story is told on: everything is drawn so that it shrinks to the plainest, which comes first. */
export interface Setting {
  generation: Generation;
  layout: LayoutName;
  settings: Settings;
  second?: Settings;
  remember: Record<User, boolean>;
}

const hours = fc.oneof(
  { withCrossShrink: true },
  fc.constantFrom(1, 12, 2, 6, 24, 48),
  fc.constantFrom(0.5, 0.05, 1.25, 0.1, 800, 26_280),
  fc.integer({ min: 1, max: 100 }),
  fc.integer({ min: 5, max: 3000 }).map((hundredths) => hundredths / 100),
);

const lifetimes = fc.oneof(
  { withCrossShrink: true },
  { weight: 4, arbitrary: fc.tuple(hours, fc.constantFrom(12, 1, 6)) },
  { weight: 6, arbitrary: fc.tuple(hours, hours) },
  {
    weight: 4,
    arbitrary: fc.tuple(
      hours,
      hours.map((n) => -n),
    ),
  },
  { weight: 3, arbitrary: fc.tuple(fc.constant(0), hours) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constant(0),
      hours.map((n) => -n),
    ),
  },
  { weight: 2, arbitrary: fc.tuple(hours, fc.constant(0)) },
  { weight: 1, arbitrary: fc.constant([0, 0] as [number, number]) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const plain: fc.Arbitrary<Settings> = fc
  .record({
    cookie_lifetime: lifetimes,
    another: fc.oneof(
      { withCrossShrink: true },
      { weight: 8, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  })
  .map(({ cookie_lifetime, another }) => ({
    cookie_lifetime,
    ...(another ? { session_service: 'another' } : {}),
  }));

const at = (layout: LayoutName, scope: fc.Arbitrary<Settings>) =>
  fc
    .record({ settings: plain, scope })
    .map(({ settings, scope }) => ({ layout, settings: { ...settings, ...scope } }));

const domain = (...values: (string | null)[]) =>
  fc.constantFrom(...values).map((cookie_domain) => ({ cookie_domain }));
const path = (...values: (string | null)[]) =>
  fc.constantFrom(...values).map((cookie_path) => ({ cookie_path }));
const both = (one: fc.Arbitrary<Settings>, other: fc.Arbitrary<Settings>) =>
  fc.tuple(one, other).map(([a, b]) => ({ ...a, ...b }));

const HOSTS = domain('.farm.test', 'farm.test', null);
const PATHS = path('/farm/', '/farm', '/', '/farm/one', null);

const services: fc.Arbitrary<Pick<Setting, 'layout' | 'settings' | 'second'>> = fc.oneof(
  { withCrossShrink: true },
  { weight: 12, arbitrary: at('one wiki', fc.constant({})) },
  { weight: 2, arbitrary: at('a wiki and its remote wiki', fc.constant({})) },
  { weight: 2, arbitrary: at('one wiki under a path', path(null, '/farm/one', '/farm', '/farm/')) },
  { weight: 1, arbitrary: at('one wiki on a host with a name', HOSTS) },
  { weight: 2, arbitrary: at('two hosts', HOSTS) },
  { weight: 2, arbitrary: at('two paths of one host', PATHS) },
  { weight: 1, arbitrary: at('two paths, one beginning with the other', path(null, '/farm/one', '/farm')) },
  { weight: 2, arbitrary: at('two hosts and two paths', both(HOSTS, PATHS)) },
  {
    weight: 1,
    arbitrary: at('two hosts, and a third wiki on a host outside their domain', domain('.farm.test')),
  },
  {
    weight: 1,
    arbitrary: at('two paths of one host, and a third wiki outside their path', path('/farm/', '/farm')),
  },
  {
    weight: 1,
    arbitrary: at(
      'two hosts and two paths, and a third wiki outside their path',
      both(domain('.farm.test'), path('/farm/', '/farm')),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constant({
      layout: 'two hosts' as const,
      settings: { cookie_lifetime: [1, 12] as const },
      second: { session_service: 'another' },
    }),
  },
);

const LISTS = [
  null,
  null,
  ['moin_login', 'moin_session'],
  ...Array(4).fill(['moin_login', 'moin_session', 'moin_anon_session']),
  ['moin_session', 'moin_login', 'moin_anon_session'],
  ['moin_session', 'moin_anon_session', 'moin_login'],
  ['moin_session', 'moin_anon_session'],
  ['moin_login', 'moin_anon_session', 'moin_session'],
  ['moin_anon_session', 'moin_session'],
  ['moin_login', 'moin_anon_session'],
  ['moin_anon_session'],
  ['moin_login', 'http_basic', 'moin_session'],
  ['http_basic', 'moin_session'],
  ['http_basic', 'moin_login', 'moin_session'],
  ...Array(2).fill(['moin_login', 'cookie_session']),
  ...Array(2).fill(['token_session']),
  ['moin_login'],
  ['moin_session'],
  [],
] as (string[] | null)[];

const lists: fc.Arbitrary<Pick<Setting, 'layout' | 'settings'>> = fc
  .record({
    auth: fc.constantFrom(...LISTS),
    anonymous_cookie_lifetime: fc.oneof(
      { weight: 4, arbitrary: hours },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
  })
  .map((settings) => ({ layout: 'one wiki' as const, settings }));

/** What somebody might configure. */
export function settingsOf(generations: readonly Generation[]): fc.Arbitrary<Setting> {
  const remember = fc.record({ Ana: fc.boolean(), Ben: fc.boolean(), Sue: fc.constant(false) });
  const of = (generation: Generation) =>
    fc
      .record({ drawn: generation === 'auth-list' ? lists : services, remember })
      .map(({ drawn, remember }) => ({ generation, ...drawn, remember }));
  return fc.oneof(...generations.map(of));
}
