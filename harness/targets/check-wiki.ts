import type { Agent } from '../agents/agent';
import type { Page } from '../agents/page';
import { SetUpError } from '../core/errors';
import { asksForPassword, isClosed } from '../wiki/sign-in-form';
import { findSignOutControl } from '../wiki/sign-out-control';
import { signIn, signInControls } from '../wiki/signing-in';
import {
  findUserName,
  isNameOf,
  sameName,
  shownName,
  signedInAs,
  type UserNameElement,
} from '../wiki/user-name';
import { type Account, address, type Wiki } from '../wiki/wiki';

/** A browser of its own, of the kind that the scenarios are tried with. */
export type NewAgent = () => Promise<Agent>;

/**
 * Throws SetUpError, saying what to do, for what does not answer or shows no sign of a wiki, and, where there is an
 * account, when it can't sign in or places: userName does not show who has signed in.
 */
export async function checkWiki(wiki: Wiki, accounts: readonly Account[], newAgent: NewAgent): Promise<void> {
  const anonymous = await withAgent(newAgent, async (agent) => {
    const front = await openFront(agent, wiki);
    assertShowsNobody(front, wiki);
    assertShowsNobody(await agent.open(address(wiki, wiki.places.another)), wiki);
    return front;
  });
  const usable = accounts.filter(({ disabled }) => !disabled);
  const account = usable.find(({ superuser }) => !superuser) ?? usable[0];
  if (account) await withAgent(newAgent, (agent) => checkSignsIn(agent, wiki, account, anonymous));
}

async function withAgent<T>(newAgent: NewAgent, use: (agent: Agent) => Promise<T>): Promise<T> {
  const agent = await newAgent();
  return use(agent).finally(() => agent.end());
}

async function openFront(agent: Agent, wiki: Wiki): Promise<Page> {
  const front = address(wiki, wiki.places.front);
  const page = await agent.open(front);
  assertOwnOrigin(wiki, front, page);
  // A private wiki shows its front page to nobody who has not signed in.
  if (page.status >= 400 && !isClosed(page, wiki)) {
    throw new SetUpError(
      `${page.url.href} answers ${page.status}. Is ${wiki.base.href} the wiki's address? If its front page is ` +
        'elsewhere, say so in a target file under places: front; "draft URL FILE" looks for it and writes one.',
    );
  }
  const { userName, signIn: signInPlace } = wiki.places;
  const known = signInControls(page).length > 0 || page.$(userName).length > 0;
  const signInPage = known ? page : await agent.open(address(wiki, signInPlace));
  if (!known && !asksForPassword(signInPage)) {
    throw new SetUpError(
      `${page.url.href} ${isClosed(page, wiki) ? `answers ${page.status} and ` : ''}shows no sign of a wiki: no way to sign in, and ` +
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

const placeOf = (wiki: Wiki) => `places: userName (${JSON.stringify(wiki.places.userName)})`;

function assertShowsNobody(anonymous: Page, wiki: Wiki): void {
  const guest = signedInAs(anonymous, wiki);
  if (!guest) return;
  throw new SetUpError(
    `${placeOf(wiki)} shows ${JSON.stringify(guest)} at ${anonymous.url.href} to a visitor who has not signed in. Name in ` +
      'the target file an element that only signed-in users are shown.',
  );
}

/** Where the suite can't see who is signed in, rules about who is not would seem to hold. */
async function checkSignsIn(agent: Agent, wiki: Wiki, account: Account, anonymous: Page): Promise<void> {
  const seen = await signIn(agent, wiki, account);
  if (seen.some((page) => isNameOf(signedInAs(page, wiki), account))) return;
  // Signing in has opened the front page already where it saw no name in the answer.
  const page = seen[1] ?? (await agent.open(address(wiki, wiki.places.front)));
  const shown = signedInAs(page, wiki);
  if (isNameOf(shown, account)) return;
  const name = shownName(account);
  const where = findUserName(page, name, anonymous);
  // Signing in need not last: with no session for logged-in users, the next page knows nobody.
  const changed =
    (findSignOutControl(page) && !findSignOutControl(anonymous)) ||
    (signInControls(anonymous).length > 0 && signInControls(page).length === 0);
  const isScripted = !agent.runsScripts && !shown && !where && mayBeShownByScript(page, anonymous, wiki);
  if (!shown && !where && !changed && !isScripted) return;
  throw new SetUpError(
    `${account.name} signed in at ${wiki.base.href}, but ${placeOf(wiki)} does not show ${JSON.stringify(name)} at ${page.url.href}: it ` +
      `shows ${shown ? JSON.stringify(shown) : 'nothing'}. ${isScripted ? SCRIPTED : adviceOn(where, name)}`,
  );
}

const SCRIPTED =
  'A script seems to put the name there, which no script does over HTTP: judge with AGENT=browser.';

/** Whether a script of the page writes into the place of the name, or hides the way in or the way out, it offers both. */
function mayBeShownByScript(page: Page, anonymous: Page, { places }: Wiki): boolean {
  const scripts = page
    .$('script')
    .toArray()
    .map((script) => page.$(script).text());
  const names = [...places.userName.matchAll(/[#.]([\w-]+)/g)].flatMap(([, name]) => name ?? []);
  const offersBoth = signInControls(anonymous).length > 0 && findSignOutControl(anonymous) !== undefined;
  return (
    (offersBoth && scripts.length > 0) ||
    names.some((name) => scripts.some((script) => script.includes(name)))
  );
}

function adviceOn(where: UserNameElement | undefined, name: string): string {
  if (!where) {
    return (
      'No element of that page has the name as its text. The suite knows users by it: name in the target file an ' +
      'element that shows it, or, where the wiki shows another name for the account, that name: accounts: - { shownAs: … }.'
    );
  }
  const { selector, text } = where;
  if (sameName(text, name))
    return `The name is in ${selector}: say in the target file, places: { userName: ${JSON.stringify(selector)} }.`;
  return (
    `The name is in ${selector}, but not alone: ${JSON.stringify(text)}. Name in the target file, under places: userName, an ` +
    `element that shows it alone; or say that the wiki shows that, accounts: - { shownAs: ${JSON.stringify(text)} }.`
  );
}
