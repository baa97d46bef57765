import { HttpAgent } from '../agents/http/http-agent';
import type { Network } from '../agents/network';
import { wallClock } from '../core/clock';
import { HOUR } from '../core/duration';
import { NotTestable } from '../core/errors';
import { Evidence } from '../core/evidence';
import { isGiven } from '../core/set-cookie';
import { readDictLine } from '../wiki/dict-macro';
import { openExampleMacro } from '../wiki/example-macro';
import { SessionCookies } from '../wiki/session/session-cookies';
import { address, type Wiki } from '../wiki/wiki';

/** What an anonymous visitor sees of a wiki. */
export interface Sights {
  exampleMacro: boolean;
  dictMacro: boolean;
  /** 0 when an anonymous visitor gets no session cookie; undefined when what they get does not tell. */
  anonymousHours: number | undefined;
}

const browsersOn = (network: Network) => async (visitor: string, evidence: Evidence) =>
  new HttpAgent(visitor, wallClock(), evidence, network);

export async function lookAt(wiki: Wiki, network: Network): Promise<Sights> {
  const newBrowser = browsersOn(network);
  const evidence = new Evidence();
  const agent = await newBrowser('the suite', evidence);
  const { reading } = await openExampleMacro(agent, wiki);
  const dict = await agent.open(address(wiki, wiki.places.dictMacro));
  return {
    exampleMacro: reading.says !== 'something else',
    dictMacro: readDictLine(dict) !== undefined,
    anonymousHours: await anonymousHours(wiki, evidence, reading.says !== 'something else', newBrowser),
  };
}

/** @param asked whether the wiki had anything to keep for the visitor: many set a cookie only then */
async function anonymousHours(
  wiki: Wiki,
  { exchanges }: Evidence,
  asked: boolean,
  newBrowser: ReturnType<typeof browsersOn>,
): Promise<number | undefined> {
  const own = exchanges.filter(({ url }) => url.hostname === wiki.base.hostname);
  const given = own.flatMap(({ setCookies }) => setCookies.filter(isGiven));
  try {
    const cookie = (await new SessionCookies(wiki, [], new Map(), newBrowser).among(given)).at(-1);
    if (!cookie) return asked ? 0 : undefined;
    return cookie.lasts && cookie.lasts / HOUR;
  } catch (error) {
    if (error instanceof NotTestable) return undefined;
    throw error;
  }
}
