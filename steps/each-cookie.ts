import type { SetCookie } from '../harness/core/set-cookie';
import type { Visitor } from '../harness/wiki/visitor';
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
  for (const cookie of await lastSessionCookies(scenario, visitor, 'set')) {
    check(scenario, cookie, what, expected, look);
  }
}

/** The same of each cookie that signs a user in, one that remembers her included, as it was set last. */
export async function eachThatSignsIn(
  scenario: Scenario,
  visitor: Visitor,
  what: string,
  expected: string,
  look: Look,
): Promise<void> {
  const session = await lastSessionCookies(scenario, visitor, 'set');
  const given = visitor.cookiesGiven(await scenario.wiki());
  const remembering = (await cookiesThatSignIn(scenario, visitor)).flatMap(({ name }) =>
    session.some((cookie) => cookie.name === name)
      ? []
      : (given.findLast((cookie) => cookie.name === name) ?? []),
  );
  for (const cookie of [...session, ...remembering]) check(scenario, cookie, what, expected, look);
}
