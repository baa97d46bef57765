import type { Agent } from '../../agents/agent';
import type { Page } from '../../agents/page';
import { domainCovers } from '../../core/cookie-scope';
import type { Evidence } from '../../core/evidence';
import type { StoredCookie } from '../../core/stored-cookie';
import { type MacroReading, openExampleMacro } from '../example-macro';
import { signedInAs } from '../user-name';
import { address, type Wiki } from '../wiki';

/** Opens a browser that nobody has used; what it exchanges goes into `evidence`. */
export type NewBrowser = (visitor: string, evidence: Evidence) => Promise<Agent>;

/** What one page shows of the session of whoever opened it. */
export interface SessionView {
  page: Page;
  user: string | undefined;
  /** What the example macro says, where the page has it. */
  reading: MacroReading;
}

/** Opens the page that shows most of a session: the example macro's, or where that is not there an ordinary one. */
export async function viewSession(agent: Agent, wiki: Wiki): Promise<SessionView> {
  const { page, reading } = await openExampleMacro(agent, wiki);
  if (page.status < 400) return { page, reading, user: signedInAs(page, wiki) };
  const another = await agent.open(address(wiki, wiki.places.another));
  return { page: another, reading, user: signedInAs(another, wiki) };
}

/** The cookies of a browser that belong to a wiki's host, whatever their path. */
export async function cookiesOfHost(agent: Agent, { base }: Wiki): Promise<StoredCookie[]> {
  const held = await agent.cookies();
  return held.filter(({ domain, hostOnly }) =>
    hostOnly ? domain === base.hostname : domainCovers(domain, base.hostname),
  );
}
