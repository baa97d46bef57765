import { NotTestable } from '../harness/core/errors';
import { isSet, refusals } from '../harness/core/set-cookie';
import { whyNotShared } from '../harness/wiki/sharing';
import type { Visitor } from '../harness/wiki/visitor';
import type { Wiki } from '../harness/wiki/wiki';
import { sessionCookiesAmong } from './session-cookies';
import type { Scenario } from './world';

/** Why a visitor's session does not reach a wiki of the farm; empty where the browser took all that it was given. */
export async function whyNot(scenario: Scenario, visitor: Visitor, there: Wiki): Promise<string> {
  const wikis = [...(await scenario.farm()).wikis.values()];
  const begun = wikis.find((wiki) => wiki !== there && visitor.cookiesSet(wiki).length > 0);
  if (!begun) return refusals(visitor.cookiesSet(there)).map((each) => `: ${each}`)[0] ?? '';
  const set = visitor.cookiesSet(begun).filter(isSet);
  const cookie = (await sessionCookiesAmong(scenario, set, begun).catch(unknown)).at(-1);
  const arrival = visitor.exchangesWith(there).find(({ url }) => url.href.startsWith(there.base.href));
  const sent = arrival?.cookie?.split('; ').map((pair) => pair.slice(0, pair.indexOf('='))) ?? [];
  const nameThere = await cookieNameAt(scenario, there);
  return `: ${whyNotShared({ from: begun.base, to: there.base, cookie, sent, nameThere })}`;
}

/** What a wiki calls its session cookie: a browser of nobody else's signs in there to see. */
async function cookieNameAt(scenario: Scenario, wiki: Wiki): Promise<string | undefined> {
  if (wiki.cookieNames) return wiki.cookieNames[0];
  const account = (await scenario.farm()).accounts.findLast(({ disabled }) => !disabled);
  if (!account) return undefined;
  const { current } = scenario;
  const other = await scenario.newVisitor('another browser', account);
  try {
    await other.signIn(wiki);
    return (await sessionCookiesAmong(scenario, other.cookiesGiven(wiki), wiki)).at(-1)?.name;
  } catch {
    // The explanation does without what can't be seen.
    return undefined;
  } finally {
    scenario.current = current;
  }
}

function unknown(error: unknown): never[] {
  if (error instanceof NotTestable) return [];
  throw error;
}
