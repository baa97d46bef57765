import { sessionCookiesSet } from '../harness/wiki/session-cookie';
import { whyNotShared } from '../harness/wiki/sharing';
import type { Visitor } from '../harness/wiki/visitor';
import type { Wiki } from '../harness/wiki/wiki';
import { answersToSignIn } from './session-cookies';
import type { Scene } from './world';

/** Why a visitor's session does not reach another wiki of the farm; empty at the wiki where it was begun. */
export async function whyNot(scene: Scene, visitor: Visitor, there: Wiki): Promise<string> {
  const wikis = [...(await scene.farm()).wikis.values()];
  const begun = wikis.find((wiki) => wiki !== there && visitor.cookiesGiven(wiki).length > 0);
  if (!begun) return '';
  const cookie = visitor.cookiesGiven(begun).at(-1);
  const exchanges = scene.evidence.exchanges.filter((exchange) => exchange.visitor === visitor.name);
  const refusal = exchanges
    .filter(({ url }) => url.startsWith(begun.base.href))
    .flatMap(({ refused }) => refused)
    .find(({ setCookie }) => setCookie.startsWith(`${cookie?.name}=`));
  const arrival = exchanges.find(({ url }) => url.startsWith(there.base.href));
  const sent = arrival?.cookie?.split('; ').map((pair) => pair.slice(0, pair.indexOf('='))) ?? [];
  const nameThere = await cookieNameAt(scene, there, visitor);
  return `: ${whyNotShared({ from: begun.base, to: there.base, cookie, refusal: refusal?.reason, sent, nameThere })}`;
}

/** What a wiki calls its session cookie: another browser signs in there to see, past the scenario's evidence. */
async function cookieNameAt(scene: Scene, wiki: Wiki, { account }: Visitor): Promise<string | undefined> {
  if (wiki.cookieName || !account) return wiki.cookieName;
  return sessionCookiesSet(wiki, await answersToSignIn(scene, wiki, account)).at(-1)?.name;
}
