import { isSet, type SetCookie } from '../harness/core/set-cookie';
import type { Visitor } from '../harness/wiki/visitor';
import { attributesOf } from './cookie-lifetime';
import { lastSessionCookies } from './session-cookies';
import { cookiesThatSignIn } from './signing-cookies';
import type { Scenario } from './world';

/** What is seen of a cookie, and whether that is as it has to be. */
type Look = (cookie: SetCookie) => { holds: boolean; seen: string };

function check(scenario: Scenario, cookie: SetCookie, what: string, expected: string, look: Look): void {
  const { holds, seen } = look(cookie);
  scenario.checks.that(holds, what, `${cookie.name}: ${seen}`, expected);
}

/** What a rule says of the cookie holds for each cookie that carries the session, whether a browser takes it or not. */
export async function eachOf(
  scenario: Scenario,
  visitor: Visitor,
  what: string,
  expected: string,
  look: Look,
): Promise<void> {
  const carrying = await sessionCookiesSet(scenario, visitor);
  for (const cookie of eachKind(carrying)) check(scenario, cookie, what, expected, look);
}

/** The same of each cookie that signs a user in, one that remembers her included. */
export async function eachThatSignsIn(
  scenario: Scenario,
  visitor: Visitor,
  what: string,
  expected: string,
  look: Look,
): Promise<void> {
  const carrying = await sessionCookiesSet(scenario, visitor);
  const remembering = (await cookiesThatSignIn(scenario, visitor)).map(({ name }) => name);
  const given = visitor.cookiesGiven(await scenario.wiki()).filter(({ name }) => remembering.includes(name));
  for (const cookie of eachKind([...carrying, ...given])) check(scenario, cookie, what, expected, look);
}

/** The session cookies that were set since the first, at least one. */
async function sessionCookiesSet(scenario: Scenario, visitor: Visitor): Promise<SetCookie[]> {
  const last = await lastSessionCookies(scenario, visitor, 'set');
  return visitor
    .cookiesSet(await scenario.wiki())
    .filter(isSet)
    .filter(({ name }) => last.some((cookie) => cookie.name === name));
}

/** One for each way in which a cookie was set: an answer may give it anew with other attributes than the one before. */
function eachKind(cookies: readonly SetCookie[]): SetCookie[] {
  const kinds = cookies.map((cookie) => [`${cookie.name};${attributesOf(cookie.line)}`, cookie] as const);
  return [...new Map(kinds).values()];
}
