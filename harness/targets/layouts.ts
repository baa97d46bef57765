import { domainCovers, pathCovers } from '../core/cookie-scope';
import type { Settings } from '../core/settings';
import type { Placement } from './placement';

export const DOMAIN = 'farm.test';

/** A farm's layout: where a configurable target puts its wikis, and which running farms are laid out that way. */
export interface Layout {
  placements: readonly Placement[];
  /** `settings` are the first wiki's: they say what is outside. */
  fits(placements: readonly Placement[], settings: Settings): boolean;
}

const differ = (placements: readonly Placement[], what: 'host' | 'path') =>
  placements[0]?.[what] !== placements[1]?.[what];

const twoHosts: Layout = {
  placements: [
    { role: 'first', host: `a.${DOMAIN}`, path: '/' },
    { role: 'second', host: `b.${DOMAIN}`, path: '/' },
  ],
  fits: (placements) => placements.length >= 2 && differ(placements, 'host') && !differ(placements, 'path'),
};

const twoPaths: Layout = {
  placements: [
    { role: 'first', host: DOMAIN, path: '/farm/one' },
    { role: 'second', host: DOMAIN, path: '/farm/two' },
  ],
  fits: (placements) => placements.length >= 2 && !differ(placements, 'host') && differ(placements, 'path'),
};

const nestedNames: Layout = {
  placements: [
    { role: 'first', host: DOMAIN, path: '/farm/one' },
    { role: 'second', host: DOMAIN, path: '/farm/one-more' },
  ],
  fits: (placements) => {
    const [one, other] = [placements[0]?.path ?? '', placements[1]?.path ?? ''];
    return (
      differ(placements, 'path') &&
      !differ(placements, 'host') &&
      other.startsWith(one) &&
      !pathCovers(one, other)
    );
  },
};

const twoHostsAndPaths: Layout = {
  placements: [
    { role: 'first', host: `a.${DOMAIN}`, path: '/farm/one' },
    { role: 'second', host: `b.${DOMAIN}`, path: '/farm/two' },
  ],
  fits: (placements) => placements.length >= 2 && differ(placements, 'host') && differ(placements, 'path'),
};

type Outside = (third: Placement, settings: Settings) => boolean;

const outsideDomain: Outside = ({ host }, { cookie_domain }) =>
  typeof cookie_domain === 'string' && !domainCovers(cookie_domain, host);

const outsidePath: Outside = ({ path }, { cookie_path }) =>
  typeof cookie_path === 'string' && !pathCovers(cookie_path, path);

function withThird(layout: Layout, outside: Outside, third: Omit<Placement, 'role'>): Layout {
  return {
    placements: [...layout.placements, { role: 'third', ...third }],
    fits: (placements, settings) =>
      placements[2] !== undefined && layout.fits(placements, settings) && outside(placements[2], settings),
  };
}

/** Every layout a scenario may ask for, by its name in the features. */
export const LAYOUTS = {
  'one wiki': { placements: [{ role: 'first', path: '/' }], fits: () => true },
  'a wiki and its remote wiki': {
    placements: [
      { role: 'first', path: '/' },
      { role: 'remote', path: '/' },
    ],
    // Addresses don't tell which wikis work with each other's pages.
    fits: () => false,
  },
  'one wiki on a host with a name': {
    placements: [{ role: 'first', host: `a.${DOMAIN}`, path: '/' }],
    fits: ([first]) => /[a-z]\./i.test(first?.host ?? ''),
  },
  'one wiki under a path': {
    placements: [{ role: 'first', path: '/farm/one' }],
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
