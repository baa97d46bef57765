import type { Site } from './wish';

const DOMAIN = 'farm.test';

/** A farm's layout: where a configurable target puts its wikis, and which running farms are laid out that way. */
export interface Layout {
  sites: readonly Site[];
  fits(sites: readonly Site[]): boolean;
}

const differ = (sites: readonly Site[], what: 'host' | 'path') => sites[0]?.[what] !== sites[1]?.[what];

const twoHosts: Layout = {
  sites: [
    { role: 'first', host: `a.${DOMAIN}`, path: '/' },
    { role: 'second', host: `b.${DOMAIN}`, path: '/' },
  ],
  fits: (sites) => sites.length >= 2 && differ(sites, 'host') && !differ(sites, 'path'),
};

const twoPaths: Layout = {
  sites: [
    { role: 'first', host: DOMAIN, path: '/farm/one' },
    { role: 'second', host: DOMAIN, path: '/farm/two' },
  ],
  fits: (sites) => sites.length >= 2 && !differ(sites, 'host') && differ(sites, 'path'),
};

const nestedNames: Layout = {
  sites: [
    { role: 'first', host: DOMAIN, path: '/farm/one' },
    { role: 'second', host: DOMAIN, path: '/farm/one-more' },
  ],
  fits: (sites) => twoPaths.fits(sites) && (sites[1]?.path.startsWith(sites[0]?.path ?? '') ?? false),
};

const twoHostsAndPaths: Layout = {
  sites: [
    { role: 'first', host: `a.${DOMAIN}`, path: '/farm/one' },
    { role: 'second', host: `b.${DOMAIN}`, path: '/farm/two' },
  ],
  fits: (sites) => sites.length >= 2 && differ(sites, 'host') && differ(sites, 'path'),
};

function withThird(layout: Layout, third: Omit<Site, 'role'>): Layout {
  return {
    sites: [...layout.sites, { role: 'third', ...third }],
    fits: (sites) => sites.length >= 3 && layout.fits(sites),
  };
}

/** Every layout a scenario may ask for, by its name in the features. */
export const LAYOUTS = {
  'one wiki': { sites: [{ role: 'first', path: '/' }], fits: () => true },
  'a wiki and its remote wiki': {
    sites: [
      { role: 'first', path: '/' },
      { role: 'remote', path: '/' },
    ],
    fits: () => true,
  },
  'one wiki on a host with a name': {
    sites: [{ role: 'first', host: `a.${DOMAIN}`, path: '/' }],
    fits: ([first]) => /[a-z]\./i.test(first?.host ?? ''),
  },
  'one wiki under a path': {
    sites: [{ role: 'first', path: '/farm/one' }],
    fits: ([first]) => first?.path !== '/',
  },
  'two hosts': twoHosts,
  'two paths of one host': twoPaths,
  'two paths, one beginning with the other': nestedNames,
  'two hosts and two paths': twoHostsAndPaths,
  'two hosts, and a third wiki on a host outside their domain': withThird(twoHosts, {
    host: 'c.other.test',
    path: '/',
  }),
  'two paths of one host, and a third wiki outside their path': withThird(twoPaths, {
    host: DOMAIN,
    path: '/elsewhere',
  }),
  'two hosts and two paths, and a third wiki outside their path': withThird(twoHostsAndPaths, {
    host: `a.${DOMAIN}`,
    path: '/elsewhere',
  }),
} satisfies Record<string, Layout>;

export type LayoutName = keyof typeof LAYOUTS;
