import { NotTestable } from '../harness/core/errors';
import type { StoredCookie } from '../harness/core/stored-cookie';
import { useDict } from '../harness/wiki/dict-macro';
import type { ReplayedCookies } from '../harness/wiki/session/replayed-cookies';
import { signedInAs } from '../harness/wiki/user-name';
import type { Visitor } from '../harness/wiki/visitor';
import type { Scenario } from './world';

/** Copies all cookies that a browser holds for the wiki, and has another browser try them at once. */
export async function copyCookies(scenario: Scenario, visitor: Visitor): Promise<ReplayedCookies> {
  const wiki = await scenario.wiki();
  const cookies = await visitor.cookiesHeld(wiki);
  if (cookies.length === 0) {
    throw new NotTestable(`a cookie to copy is needed; ${visitor.name}'s browser holds none`, 'sessions');
  }
  const { current } = scenario;
  const other = await replayer(scenario, cookies);
  const keys = await lookFor(scenario, other, [...scenario.keysSet]);
  const user = signedInAs(await other.open(wiki, 'another'), wiki);
  scenario.current = current;
  const own = visitor.page && signedInAs(visitor.page, wiki);
  if (own === undefined) return { cookies, keys };
  const signedIn = scenario.checks.control(
    user === own,
    `a copy of the cookies signed in ${own} before`,
    new NotTestable(
      `a copy of all cookies of ${visitor.name}'s browser signs in ${user ?? 'nobody'} from another browser, also before`,
      'nothing in a target file: the session hangs on more than cookies',
    ),
  );
  return { cookies, signedIn, keys };
}

async function lookFor(
  scenario: Scenario,
  visitor: Visitor,
  keys: readonly string[],
): Promise<Map<string, boolean>> {
  if (keys.length === 0) return new Map();
  const wiki = await scenario.wiki();
  const { results } = await useDict(
    visitor.agent,
    wiki,
    keys.map((key) => ['has', key]),
  );
  return new Map(keys.map((key, index) => [key, results[index] === true]));
}

/** Somebody else's browser that sends these cookies. */
export async function replayer(scenario: Scenario, cookies: readonly StoredCookie[]): Promise<Visitor> {
  const other = await scenario.newVisitor('somebody else');
  await other.agent.replay(cookies);
  return other;
}
