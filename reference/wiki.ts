import type { Accounts } from './accounts';
import type { Policies } from './policies';
import type { RemoteTokens } from './remote/tokens';
import type { Header } from './sessions/carrier';
import type { Generation, RemoteSettings } from './settings';
import type { Tally } from './tally';
import type { Tickets } from './tickets';
import type { Visit } from './visit';
import type { Page, Pages } from './wiki/pages';

/** Who decides that there is a session: all in which the two generations differ. */
export interface Sessions {
  /** Where the browser itself asks for name and password: the value of the header WWW-Authenticate. */
  readonly challenge?: string | undefined;
  /** Whether the server in front signs people in, and there is no form to do it here. */
  readonly signsInFront?: boolean;
  /** Before the handler: opens the session and says who is signed in. */
  begin(visit: Visit): Promise<void>;
  /** After the handler: decides the cookie and saves. Answers the headers that say so to the visitor. */
  finish(visit: Visit): Promise<readonly Header[]>;
}

/** What the wikis of one server have in common. */
export interface Farm {
  readonly accounts: Accounts;
  readonly pages: Pages;
  readonly policies: Policies;
  readonly tickets: Tickets;
  readonly tokens: RemoteTokens;
  readonly tally: Tally;
  /** The server's own port, known once it listens. */
  readonly port: number;
}

export interface Wiki {
  readonly name: string;
  /** Absent: it answers on any host. */
  readonly host: string | undefined;
  /** `/` or `/farm/one`, without a slash at the end. */
  readonly path: string;
  readonly generation: Generation;
  readonly farm: Farm;
  readonly sessions: Sessions;
  readonly remote: RemoteSettings;
  /** HTML of pages that are the same for all, by name. */
  readonly cache: Map<string, { readonly page: Page; readonly html: string }>;
}

/** The wiki that host and path belong to: the longest path first, a named host before any host. */
export function findWiki(wikis: readonly Wiki[], host: string, path: string): Wiki | undefined {
  let found: Wiki | undefined;
  for (const wiki of wikis) {
    if (wiki.host !== undefined && wiki.host !== host) continue;
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
