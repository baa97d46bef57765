import type { Agent } from '../agents/agent';
import { HttpAgent } from '../agents/http/http-agent';
import type { Network } from '../agents/network';
import { wallClock } from '../core/clock';
import { HOUR } from '../core/duration';
import { NotTestable, SetUpError } from '../core/errors';
import { Evidence } from '../core/evidence';
import { isGiven, setInTheEnd } from '../core/set-cookie';
import { UNTIL_CLOSED } from '../core/settings';
import { hasDict } from '../wiki/dict-macro';
import { openExampleMacro } from '../wiki/example-macro';
import type { NewBrowser } from '../wiki/session/browsers';
import { SessionCookies } from '../wiki/session/session-cookies';
import { isClosed } from '../wiki/sign-in-form';
import { signIn } from '../wiki/signing-in';
import { type Account, address, type Wiki } from '../wiki/wiki';

/** What a look at a wiki tells of it. */
export interface ProbeResult {
  /** Whether its pages can be read without signing in. */
  anonymousReaders: boolean;
  exampleMacro: boolean;
  dictMacro: boolean;
  /** 0 when an anonymous visitor gets no session cookie, Infinity when one until the browser is closed; undefined when what they get does not tell. */
  anonymousHours: number | undefined;
}

/** A browser over HTTP, by the machine's own time. */
export const overHttp = async (visitor: string, evidence: Evidence, network: Network): Promise<Agent> =>
  new HttpAgent(visitor, wallClock(), evidence, network);

/** Looks at a wiki as an anonymous visitor, and for its macros as a user where nobody else may read them. */
export async function probe(
  wiki: Wiki,
  accounts: readonly Account[],
  newBrowser: NewBrowser,
): Promise<ProbeResult> {
  const evidence = new Evidence();
  const agent = await newBrowser('the suite', evidence);
  try {
    const anonymousReaders = !isClosed(await agent.open(address(wiki, wiki.places.front)), wiki);
    const [account] = accounts.filter(({ disabled }) => !disabled);
    if (!anonymousReaders && account) await tryToSignIn(agent, wiki, account);
    const { reading } = await openExampleMacro(agent, wiki);
    const dict = await agent.open(address(wiki, wiki.places.dictMacro));
    const exampleMacro = reading.says !== 'something else';
    return {
      anonymousReaders,
      exampleMacro,
      dictMacro: hasDict(dict),
      anonymousHours: anonymousReaders
        ? await anonymousHours(wiki, evidence, exampleMacro, newBrowser)
        : undefined,
    };
  } finally {
    await agent.end();
  }
}

/** What keeps a user out is found by the scenarios: here it means that the macros are not to be seen. */
async function tryToSignIn(agent: Agent, wiki: Wiki, account: Account): Promise<void> {
  try {
    await signIn(agent, wiki, account);
  } catch (error) {
    if (!(error instanceof SetUpError || error instanceof NotTestable)) throw error;
  }
}

/** @param asked whether the wiki had anything to keep for the visitor: many set a cookie only then */
async function anonymousHours(
  wiki: Wiki,
  { exchanges }: Evidence,
  asked: boolean,
  newBrowser: NewBrowser,
): Promise<number | undefined> {
  const own = exchanges.filter(({ url }) => url.hostname === wiki.base.hostname);
  const given = own.flatMap(({ setCookies }) => setInTheEnd(setCookies).filter(isGiven));
  try {
    const cookie = (await new SessionCookies(wiki, [], new Map(), newBrowser).among(given)).at(-1);
    if (!cookie) return asked ? 0 : undefined;
    return cookie.lasts === undefined ? UNTIL_CLOSED : cookie.lasts / HOUR;
  } catch (error) {
    if (error instanceof NotTestable) return undefined;
    throw error;
  }
}
