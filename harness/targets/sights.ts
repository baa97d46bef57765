import { HttpAgent } from '../agents/http/http-agent';
import type { Answer } from '../agents/page';
import { wallClock } from '../core/clock';
import { HOUR } from '../core/duration';
import { Evidence } from '../core/evidence';
import { readDictLine } from '../wiki/dict-macro';
import { openExampleMacro } from '../wiki/example-macro';
import { cookiesSet, isGiven, isUncertain, sessionCookiesSet } from '../wiki/session-cookie';
import { address, type Wiki } from '../wiki/wiki';

/** What an anonymous visitor sees of a wiki. */
export interface Sights {
  exampleMacro: boolean;
  dictMacro: boolean;
  /** 0 when an anonymous visitor gets no session cookie; undefined when what they get does not tell. */
  anonymousHours: number | undefined;
}

export async function lookAt(wiki: Wiki): Promise<Sights> {
  const agent = new HttpAgent('the suite', wallClock(), new Evidence());
  const { page, reading } = await openExampleMacro(agent, wiki);
  const dict = await agent.open(address(wiki, wiki.places.dictMacro));
  return {
    exampleMacro: reading.says !== 'something else',
    dictMacro: readDictLine(dict) !== undefined,
    anonymousHours: anonymousHours(wiki, [...page.answers, ...dict.answers]),
  };
}

function anonymousHours(wiki: Wiki, answers: readonly Answer[]): number | undefined {
  const cookie = sessionCookiesSet(wiki, answers).filter(isGiven).at(-1);
  if (cookie) return cookie.lasts && cookie.lasts / HOUR;
  const names = cookiesSet(answers)
    .filter(isGiven)
    .map(({ name }) => name);
  return isUncertain(wiki, names) ? undefined : 0;
}
