import { domainCovers, pathCovers } from '../core/cookie-scope';
import type { Settings } from '../core/settings';
import type { Site } from './wish';

export const DOMAIN = 'farm.test';

/** A farm's layout: where a configurable target puts its wikis, and which running farms are laid out that way. */
export interface Layout {
  sites: readonly Site[];
  /** `settings` are the first wiki's: they say what is outside. */
  fits(sites: readonly Site[], settings: Settings): boolean;
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
  fits: (sites) => {
    const [one, other] = [sites[0]?.path ?? '', sites[1]?.path ?? ''];
    return (
      differ(sites, 'path') && !differ(sites, 'host') && other.startsWith(one) && !pathCovers(one, other)
    );
  },
};

const twoHostsAndPaths: Layout = {
  sites: [
    { role: 'first', host: `a.${DOMAIN}`, path: '/farm/one' },
    { role: 'second', host: `b.${DOMAIN}`, path: '/farm/two' },
  ],
  fits: (sites) => sites.length >= 2 && differ(sites, 'host') && differ(sites, 'path'),
};

type Outside = (third: Site, settings: Settings) => boolean;

const outsideDomain: Outside = ({ host }, { cookie_domain }) =>
  typeof cookie_domain === 'string' && !domainCovers(cookie_domain, host);

const outsidePath: Outside = ({ path }, { cookie_path }) =>
  typeof cookie_path === 'string' && !pathCovers(cookie_path, path);

function withThird(layout: Layout, outside: Outside, third: Omit<Site, 'role'>): Layout {
  return {
    sites: [...layout.sites, { role: 'third', ...third }],
    fits: (sites, settings) =>
      sites[2] !== undefined && layout.fits(sites, settings) && outside(sites[2], settings),
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
    // Addresses don't tell which wikis work with each other's pages.
    fits: () => false,
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
  'two hosts, and a third wiki on a host outside their domain': withThird(twoHosts, outsideDomain, {
    host: 'c.other.test',
    path: '/',
  }),
  'two paths of one host, and a third wiki outside their path': withThird(twoPaths, outsidePath, {
    host: DOMAIN,
    path: '/elsewhere',
  }),
  'two hosts and two paths, and a third wiki outside their path': withThird(twoHostsAndPaths, outsidePath, {
    host: `a.${DOMAIN}`,
    path: '/elsewhere',
  }),
} satisfies Record<string, Layout>;

export type LayoutName = keyof typeof LAYOUTS;
