import { NotTestable } from '../harness/core/errors';
import type { StoredCookie } from '../harness/core/stored-cookie';
import { whatMatters } from '../harness/wiki/session/minimal-sets';
import { isNameOf, signedInAs } from '../harness/wiki/user-name';
import type { Visitor } from '../harness/wiki/visitor';
import { sessionCookiesAmong } from './session-cookies';
import type { Scenario } from './world';

/**
 * The cookies of a signed-in user's browser that can sign her in, alone or together: those of the session, and one that
 * remembers her, if that is another. Throws NotTestable where a copy of all of them signs nobody in.
 */
export async function cookiesThatSignIn(scenario: Scenario, visitor: Visitor): Promise<StoredCookie[]> {
  const wiki = await scenario.wiki();
  const held = await visitor.cookiesHeld(wiki);
  const carrying = await sessionCookiesAmong(scenario, held);
  if (held.length === carrying.length || wiki.live) return carrying;
  const { current } = scenario;
  const signIn = async (some: readonly StoredCookie[]) => {
    const other = await scenario.newVisitor('a copy');
    await other.agent.hold(some);
    const user = signedInAs(await other.open(wiki, 'another'), wiki);
    return visitor.account !== undefined && isNameOf(user, visitor.account);
  };
  try {
    if (!(await signIn(held))) {
      throw new NotTestable(
        `a copy of all cookies of ${visitor.name}'s browser that signs her in is needed`,
        'nothing in a target file: the session hangs on more than cookies',
      );
    }
    return [...new Set([...carrying, ...(await whatMatters(held, signIn))])];
  } finally {
    scenario.current = current;
  }
}
