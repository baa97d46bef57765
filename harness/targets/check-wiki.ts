import { HttpAgent } from '../agents/http/http-agent';
import type { Network } from '../agents/network';
import type { Page } from '../agents/page';
import { wallClock } from '../core/clock';
import { SetUpError } from '../core/errors';
import { Evidence } from '../core/evidence';
import { findWayOut, signedInAs, signIn, waysIn } from '../wiki/signing-in';
import { type Showing, showing } from '../wiki/user-name';
import { type Account, address, type Wiki } from '../wiki/wiki';

const newAgent = (network: Network) => new HttpAgent('the suite', wallClock(), new Evidence(), network);

/**
 * Throws SetUpError, saying what to do, for what does not answer or shows no sign of a wiki, and, where there is an
 * account, when it can't sign in or places: userName does not show who has signed in.
 */
export async function checkWiki(wiki: Wiki, accounts: readonly Account[], network: Network): Promise<void> {
  const anonymous = await openFront(wiki, newAgent(network));
  const usable = accounts.filter(({ disabled }) => !disabled);
  const account = usable.find(({ superuser }) => !superuser) ?? usable[0];
  if (account) await checkSignsIn(wiki, account, anonymous, newAgent(network));
}

async function openFront(wiki: Wiki, agent: HttpAgent): Promise<Page> {
  const front = address(wiki, wiki.places.front);
  const page = await agent.open(front);
  assertOwnOrigin(wiki, front, page);
  if (page.status >= 400) {
    throw new SetUpError(
      `${page.url.href} answers ${page.status}. Is ${wiki.base.href} the wiki's address? If its front page is ` +
        'elsewhere, say so in a target file under places: front.',
    );
  }
  const { userName, signIn: signInPlace } = wiki.places;
  const known = waysIn(page).length > 0 || page.$(userName).length > 0;
  const signInPage = known ? page : await agent.open(address(wiki, signInPlace));
  if (!known && signInPage.$('input[type=password]').length === 0) {
    throw new SetUpError(
      `${page.url.href} shows no sign of a wiki: no way to sign in, and ` +
        `${signInPage.url.href} has no sign-in form. Point WIKI at the wiki, or say in a target file under places: ` +
        'signIn where its sign-in form is.',
    );
  }
  return page;
}

/** Requests that no browser would send don't follow redirects: they would be answered by another host than pages are. */
function assertOwnOrigin({ base }: Wiki, front: URL, page: Page): void {
  const other = page.exchanges.find(({ url }) => url.origin !== base.origin)?.url;
  if (!other) return;
  // Who reads a private wiki may be sent elsewhere to sign in.
  const signsIn = other.pathname !== front.pathname && page.$('input[type=password]').length > 0;
  if (signsIn) return;
  throw new SetUpError(`${base.href} leads to ${new URL(base.pathname, other).href}: say that as url`);
}

/** Where the suite can't see who is signed in, rules about who is not would seem to hold. */
async function checkSignsIn(wiki: Wiki, account: Account, anonymous: Page, agent: HttpAgent): Promise<void> {
  const { userName } = wiki.places;
  const place = `places: userName (${JSON.stringify(userName)})`;
  const guest = signedInAs(anonymous, wiki);
  if (guest) {
    throw new SetUpError(
      `${place} shows ${JSON.stringify(guest)} at ${anonymous.url.href} to a visitor who has not signed in. Name in ` +
        'the target file an element that only signed-in users are shown.',
    );
  }
  const answer = await signIn(agent, wiki, account);
  if (signedInAs(answer, wiki) === account.name) return;
  const page = await agent.open(address(wiki, wiki.places.front));
  const shown = signedInAs(page, wiki);
  if (shown === account.name) return;
  const where = showing(page, account.name, anonymous);
  // Signing in need not last: with no session for logged-in users, the next page knows nobody.
  const changed =
    (findWayOut(page) && !findWayOut(anonymous)) ||
    (waysIn(anonymous).length > 0 && waysIn(page).length === 0);
  if (!shown && !where && !changed) return;
  throw new SetUpError(
    `${account.name} signed in at ${wiki.base.href}, but ${place} does not show that name at ${page.url.href}: it ` +
      `shows ${shown ? JSON.stringify(shown) : 'nothing'}. ${adviceOn(where, account.name)}`,
  );
}

function adviceOn(where: Showing | undefined, name: string): string {
  if (!where) {
    return (
      'No element of that page has the name as its text. The suite knows users by it: name in the target file an ' +
      'element that shows it, or accounts that the wiki shows under their own names.'
    );
  }
  const { selector, text } = where;
  if (text === name)
    return `The name is in ${selector}: say in the target file, places: { userName: ${JSON.stringify(selector)} }.`;
  return (
    `The name is in ${selector}, but not alone: ${JSON.stringify(text)}. Name in the target file, under places: userName, an ` +
    'element that shows it alone.'
  );
}
