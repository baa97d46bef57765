import type { Settings } from '../core/settings';
import type { Without } from '../core/skip-reasons';

/**
 * Where a wiki has what a visitor needs. Addresses are relative to the wiki's base URL; `userName` is a CSS selector.
 * The defaults are MoinMoin's own.
 */
export interface Places {
  front: string;
  another: string;
  missing: string;
  signIn: string;
  preferences: string;
  changeUser: string;
  exampleMacro: string;
  dictMacro: string;
  /** Where a page of that name is: `{name}` stands for it. */
  page: string;
  /** The page that works with a remote wiki, where it asks for the account there. */
  remotePage: string;
  /** The links of the trail of visited pages. */
  trail: string;
  /** The message on a page, and the link in it that clears it. */
  message: string;
  clearMessage: string;
  /** The element that shows the signed-in user's name. */
  userName: string;
}

export const MOINMOIN_PLACES: Places = {
  front: 'FrontPage',
  another: 'PageTwo',
  missing: 'NoSuchPage',
  signIn: 'FrontPage?action=login',
  preferences: 'FrontPage?action=userprefs&sub=prefs',
  changeUser: 'FrontPage?action=userprefs&sub=suid',
  exampleMacro: 'SessionMacro',
  dictMacro: 'SessionDict',
  page: '{name}',
  remotePage: 'RemoteSync?action=SyncPages',
  trail: '#pagetrail a',
  message: '#message',
  clearMessage: '#message a.clear-link',
  userName: '#userhome',
};

/** One wiki under test. */
export interface Wiki {
  name: string;
  /** Ends with a slash. */
  base: URL;
  places: Places;
  /** What is known of its settings. */
  settings: Settings;
  /** Others use it too: nothing of theirs is to be changed. */
  live?: boolean;
  /** Where its users choose remember_me; undefined: in the preferences, and in the sign-in form where that has a box for it. */
  rememberMe?: 'sign-in' | 'preferences';
  /** What it has not got at all. */
  without?: readonly Without[];
  /** The cookies that carry its session, where the target file says so. */
  cookieNames?: readonly string[];
}

/** A base URL, which ends with a slash. */
export function withSlash(url: URL): URL {
  const base = new URL(url);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return base;
}

/** Absolute address of a place; a colon in a page's name, as in `Special:UserLogin`, makes no scheme of what is before. */
export function address(wiki: Wiki, place: string): URL {
  return new URL(/^[^/?#]*:/.test(place) && !/^https?:\/\//i.test(place) ? `./${place}` : place, wiki.base);
}

/** Absolute address of the page of that name. */
export function addressOfPage(wiki: Wiki, name: string): URL {
  return address(wiki, wiki.places.page.replaceAll('{name}', name));
}

/** The wiki that an address belongs to: of those on its host, the one with the longest path above it, or else the first. */
export function nearestWiki(url: URL, wikis: readonly Wiki[]): Wiki | undefined {
  const onHost = wikis.filter(({ base }) => base.host === url.host);
  const above = onHost.filter(({ base }) => `${url.pathname}/`.startsWith(base.pathname));
  const [nearest] = above.sort((one, other) => other.base.pathname.length - one.base.pathname.length);
  return nearest ?? onHost[0];
}

/** An account on the wiki under test. */
export interface Account {
  name: string;
  password: string;
  /** The name that the wiki shows for it, where that is another. */
  shownAs?: string;
  /** The user's preference, where it is known. */
  remember_me?: boolean;
  superuser?: boolean;
  disabled?: boolean;
}
