import { domainCovers, pathCovers } from '../core/cookie-scope';
import type { Generation, Settings } from '../core/settings';

/** Users, with an account each; Sue is a superuser. */
export const USERS = ['Ana', 'Ben', 'Sue'] as const;
export type User = (typeof USERS)[number];

/** Everybody whom a story may be about. */
export const EVERYBODY = [...USERS, 'the visitor', 'the other visitor'] as const;
export type Who = (typeof EVERYBODY)[number];

export const isUser = (who: string): who is User => (USERS as readonly string[]).includes(who);

export type Role = 'first' | 'second' | 'third';

/** Where a wiki of the world is. */
export interface Place {
  role: Role;
  host?: string;
  path: string;
}

/** What a story can be told of on a wiki: what is lacking is not tried. */
export interface Abilities {
  /** How much time may pass at once, in ms: 0 where the clock can't be moved. */
  waits: number;
  /** The longest that a browser keeps any cookie, in ms. */
  keepsCookiesAtMost: number;
  exampleMacro: boolean;
  dictMacro: boolean;
  rememberMe: boolean;
  changeUser: boolean;
  trail: boolean;
  /** Whether an anonymous visitor may read its pages. */
  anonymousReaders: boolean;
}

/** The wikis of a story, as their operator configured them, and what their users had chosen before it. */
export interface World {
  generation: Generation;
  places: readonly Place[];
  /** What each wiki is configured with: null for what is not, and absent where nobody knows. */
  settings: Readonly<Partial<Record<Role, Settings>>>;
  remember: Readonly<Record<User, boolean>>;
  /** Whether the first wiki works with the pages of one that is none of these. */
  remote: boolean;
  can: Abilities;
}

export const settingsAt = ({ settings }: World, role: Role): Settings => settings[role] ?? {};

const placeOf = ({ places }: World, role: Role) => places.find((place) => place.role === role) as Place;

/** Whether the session cookie of one wiki gets to the pages of another, by the settings of the first. */
export function reaches(world: World, from: Role, to: Role): boolean {
  const [one, other] = [placeOf(world, from), placeOf(world, to)];
  const { cookie_domain: domain, cookie_path: path } = settingsAt(world, from);
  const host = domain ? domainCovers(domain, other.host) : one.host === other.host;
  return host && (path ? pathCovers(path, other.path) : one.path === other.path);
}

/** Whether a wiki's session cookie gets to its own pages. */
export const works = (world: World, role: Role): boolean => reaches(world, role, role);

/** Whether the wikis of a farm have different session services. */
export function differ({ settings: { first, second } }: World): boolean {
  return second !== undefined && first?.session_service !== second.session_service;
}

/** "share the session cookie between farm wikis": the wiki at which the sessions of this one are found. */
export function sessionsAt(world: World, role: Role): Role {
  if (role !== 'second' || differ(world)) return role;
  const shares =
    works(world, 'second') && reaches(world, 'first', 'second') && reaches(world, 'second', 'first');
  return shares ? 'first' : 'second';
}
