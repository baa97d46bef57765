import { NotTestable } from '../harness/core/errors';
import type { SetCookie } from '../harness/core/set-cookie';
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
  const own = visitor.page && signedInAs(visitor.page, wiki);
  // Nothing that an anonymous visitor has is seen in a page.
  if (own === undefined && scenario.keysSet.size === 0) return { cookies, keys: new Map() };
  const { current } = scenario;
  const other = await replayer(scenario, cookies);
  const keys = await lookFor(scenario, other, [...scenario.keysSet]);
  const user = signedInAs(await other.open(wiki, 'another'), wiki);
  scenario.current = current;
  if (other.cookiesSet(wiki).some((cookie) => isChanged(cookie, cookies))) {
    await assertNotUsedUp(scenario, visitor, own, keys);
  }
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

/** Where each answer gives another id and ends the one before, who tries a copy of the cookies takes the session away. */
async function assertNotUsedUp(
  scenario: Scenario,
  visitor: Visitor,
  user: string | undefined,
  keys: ReadonlyMap<string, boolean>,
): Promise<void> {
  const wiki = await scenario.wiki();
  const isLeft = user
    ? signedInAs(await visitor.open(wiki, 'another'), wiki) === user
    : [...(await lookFor(scenario, visitor, [...keys.keys()]))].every(
        ([key, there]) => there || !keys.get(key),
      );
  if (isLeft) return;
  throw new NotTestable(
    'cookies that can be sent twice are needed; this wiki changes the session cookie with each answer and ends the one before, ' +
      `so trying a copy took the session away from ${visitor.name}`,
    'nothing in a target file: a copy of the cookies is of use here until somebody sends it',
  );
}

function isChanged({ name, value }: SetCookie, cookies: readonly StoredCookie[]): boolean {
  return cookies.some((cookie) => cookie.name === name && cookie.value !== value);
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
