import { isSet, refusals, type SetCookie } from '../harness/core/set-cookie';
import type { StoredCookie } from '../harness/core/stored-cookie';
import type { Visitor } from '../harness/wiki/visitor';
import type { Wiki } from '../harness/wiki/wiki';
import type { Scenario } from './world';

/** Those of these cookies that carry a wiki's session. Throws NotTestable where that can't be told. */
export async function sessionCookiesAmong<T extends { name: string }>(
  scenario: Scenario,
  cookies: readonly T[],
  at?: Wiki,
): Promise<T[]> {
  const wiki = at ?? (await scenario.wiki());
  const { session } = await scenario.known(wiki);
  const { target } = await scenario.run();
  // A wiki whose settings let nobody sign in and keep nothing can't tell, another one of the same program can.
  if (target.oneProgram && !(await session.tells(cookies))) {
    await (await scenario.knownOfOrdinaryWiki()).session.tells(cookies);
  }
  const carrying = await session.among(cookies);
  scenario.evidence.carriedBy(wiki, [...new Set(carrying.map(({ name }) => name))]);
  return carrying;
}

/** A wiki's session cookies in a visitor's browser. */
export async function sessionCookiesHeld(
  scenario: Scenario,
  visitor: Visitor,
  at?: Wiki,
): Promise<StoredCookie[]> {
  const wiki = at ?? (await scenario.wiki());
  return sessionCookiesAmong(scenario, await visitor.cookiesHeld(wiki), wiki);
}

/** The session cookies that a wiki gave a visitor, first to last. */
export async function sessionCookiesGiven(
  scenario: Scenario,
  visitor: Visitor,
  at?: Wiki,
): Promise<SetCookie[]> {
  const wiki = at ?? (await scenario.wiki());
  return sessionCookiesAmong(scenario, visitor.cookiesGiven(wiki), wiki);
}

/** The session cookies that the visitor's browser would send to an address. */
export async function sessionCookiesSentTo(
  scenario: Scenario,
  visitor: Visitor,
  url: URL,
  at?: Wiki,
): Promise<StoredCookie[]> {
  return sessionCookiesAmong(scenario, await visitor.agent.cookiesFor(url), at);
}

/**
 * The session cookies that the wiki gave last, one or several: those that the browser took, or all that were set. A
 * visitor without any breaks the rule under test. Throws NotTestable where they can't be told from other cookies.
 */
export async function lastSessionCookies(
  scenario: Scenario,
  visitor: Visitor,
  which: 'taken' | 'set' = 'taken',
): Promise<[SetCookie, ...SetCookie[]]> {
  const wiki = await scenario.wiki();
  const set = () => visitor.cookiesSet(wiki).filter(isSet);
  // Many wikis begin an anonymous session where something is to be kept, and not before.
  if (!visitor.account && set().length === 0) await visitor.openExampleMacro(wiki);
  const all = set();
  const given = all.filter(({ refused }) => which === 'set' || refused === undefined);
  const [first, ...others] = new Map(
    (await sessionCookiesAmong(scenario, given)).map((cookie) => [cookie.name, cookie]),
  ).values();
  scenario.checks.that(
    first !== undefined,
    `The session cookie of ${visitor.name}`,
    first ? 'one was set' : [noneSet(all), ...refusals(all)].join('; '),
    'a session cookie',
  );
  return [first as SetCookie, ...others];
}

function noneSet(all: readonly SetCookie[]): string {
  const names = [...new Set(all.map(({ name }) => name))].join(', ');
  return names ? `none that carries the session was set, only ${names}` : 'no cookie was set';
}
