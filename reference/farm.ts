import type { Accounts } from './accounts';
import type { FarmContext, Header, Macro, Page, RequestContext, WikiContext } from './api';
import type { Counters } from './counters';
import type { Demonstration } from './demonstration';
import type { Extensions } from './extensions/extensions';
import type { RemoteTokens } from './remote/tokens';
import type { Change } from './siblings';
import type { SignIn } from './sign-in/sign-in';
import type { Throttle } from './sign-in/throttle';
import type { Tickets } from './tickets';
import type { Pages } from './wiki/pages';

/** Who decides that there is a session: all in which the two generations differ. */
export interface Sessions {
  /** Where the browser itself asks for name and password: the value of the header WWW-Authenticate. */
  readonly challenge?: string | undefined;
  /** Whether there is a form to sign in by; default true. */
  readonly form?: boolean;
  /** Before the page is made: opens the session and says who is signed in. */
  begin(context: RequestContext): Promise<void>;
  /** After that: decides the cookie and saves. Answers the headers that say so to the visitor. */
  commit(context: RequestContext): Promise<readonly Header[]>;
}

/** What the wikis of one server share. */
export interface Farm extends FarmContext {
  readonly accounts: Accounts;
  readonly pages: Pages;
  readonly tickets: Tickets;
  readonly tokens: RemoteTokens;
  readonly counters: Counters;
  readonly signIn: SignIn;
  /** Only where visitors may move settings and clock. */
  readonly demonstration: Demonstration | undefined;
  /** Sign-ins at remote wikis, by the user here. */
  readonly remoteThrottle: Throttle;
  readonly extensions: Extensions;
  /** Has the other processes of the farm, if there are any, change it too. */
  tellSiblings(change: Change): Promise<void>;
  /** Logs what went wrong without spoiling the answer. @param what as the end of a sentence */
  log(error: unknown, what: string): void;
}

export interface Wiki extends WikiContext {
  readonly farm: Farm;
  readonly sessions: Sessions;
  /** By the name that stands in pages. */
  readonly macros: ReadonlyMap<string, Macro>;
  /** HTML of pages that are the same for all, by name. */
  readonly cache: Map<string, { readonly page: Page; readonly html: string }>;
}

/** One request, as the wiki's own pages and actions see it. */
export interface PageContext extends RequestContext {
  readonly wiki: Wiki;
}

/**
 * The wiki that host and path belong to: the longest path first, a named host before any host.
 * @param hostFor the host that was asked, without a port, as far as that wiki can tell
 */
export function findWiki(
  wikis: readonly Wiki[],
  hostFor: (wiki: Wiki) => string,
  path: string,
): Wiki | undefined {
  let found: Wiki | undefined;
  for (const wiki of wikis) {
    if (wiki.host !== undefined && wiki.host !== hostFor(wiki)) continue;
    if (!isUnder(path, wiki.path)) continue;
    if (!found || rank(wiki) > rank(found)) found = wiki;
  }
  return found;
}

function rank(wiki: Wiki): number {
  return wiki.path.length * 2 + (wiki.host === undefined ? 0 : 1);
}

/** Whether the path is the wiki's or below it: `/farm/one-more` is not below `/farm/one`. */
function isUnder(path: string, wikiPath: string): boolean {
  return wikiPath === '/' || path === wikiPath || path.startsWith(`${wikiPath}/`);
}
