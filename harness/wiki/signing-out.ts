import type { Agent } from '../agents/agent';
import type { Page } from '../agents/page';
import { fold } from '../agents/text';
import { NotTestable, SetUpError, SignOutNotSeen } from '../core/errors';
import { isCalled } from './links';
import { confirmationOn, newForms } from './sign-out-confirmation';
import { findSignOutControl, nameOf, type SignOutControl, use } from './sign-out-control';
import { hasTokenForScripts, signInControls } from './signing-in';
import { sameName, signedInAs } from './user-name';
import { address, type Wiki } from './wiki';
import { wikiMessage } from './wiki-message';

/**
 * Leaves by the page's own way out, confirms it where the wiki asks, and opens the front page. Returns the pages seen,
 * first to last.
 * @throws SignOutNotSeen when the front page then shows the same user, or an error
 */
export async function signOut(agent: Agent, wiki: Wiki): Promise<Page[]> {
  const front = address(wiki, wiki.places.front);
  const before = await agent.open(front);
  const control = signOutControl(before, wiki);
  const pages = [await use(agent, control)];
  const confirmation = confirmationOn(pages[0] as Page, before, control, wiki);
  if (confirmation) pages.push(await use(agent, confirmation));
  const answer = pages.at(-1) as Page;
  const after = await agent.open(front);
  const [left, still] = [signedInAs(before, wiki), signedInAs(after, wiki)];
  const isStill = left !== undefined && still !== undefined && sameName(left, still);
  const isError = after.status >= 400 && signInControls(after).length === 0;
  if (isStill && 'url' in control && control.scripted) throw signsOutByScript(before, control.text);
  if (isStill || isError) {
    throw new SignOutNotSeen(
      [
        `${left ?? 'A visitor'} could not sign out at ${before.url.href}`,
        `  pressed:   ${[control, confirmation].flatMap((each) => (each ? nameOf(each) : [])).join(', then ')}`,
        `  came back: ${answer.describe()}`,
        `  it says:   ${wikiMessage(answer, wiki, before)}`,
        `  then:      ${after.describe()}, ${isStill ? `shown to ${still}` : 'which is an error'}`,
      ].join('\n'),
      isStill && (agent.runsScripts || !hasTokenForScripts(before)) && isTaken(pages, before, control),
    );
  }
  return [...pages, after];
}

/** Whether a wiki answered a way out as if that were all: it took cookies away, led elsewhere, or left nothing to press. */
function isTaken(pages: readonly Page[], before: Page, control: SignOutControl): boolean {
  const answer = pages.at(-1) as Page;
  if (answer.status >= 400 || control.scripted || newForms(answer, before).length > 0) return false;
  const exchanges = pages.flatMap((page) => page.exchanges);
  const tookAway = exchanges.some(({ setCookies }) => setCookies.some(({ lasts = 1 }) => lasts <= 0));
  const isSent = !('url' in control) && control.method === 'POST';
  return tookAway || isSent || answer.exchanges.length > 1 || answer.$('a[href]').length === 0;
}

/**
 * The page's control for signing out. Throws NotTestable when it greets nobody and offers to sign in, SetUpError when it
 * just has none.
 */
export function signOutControl(page: Page, wiki: Wiki): SignOutControl {
  const control = findSignOutControl(page);
  if (control) return control;
  if (!signedInAs(page, wiki) && signInControls(page).length > 0) {
    throw signedInNoMore(page);
  }
  const [scripted] = scriptedSignOuts(page);
  if (scripted) throw signsOutByScript(page, scripted);
  throw new SetUpError(
    `${page.describe()} has no way to sign out: neither a button nor a link that says "log out" or "sign out", in a ` +
      'language that the suite knows, and no address with "logout" or "signout" as a part of its own. Say in the target ' +
      'file, under places: front, which page has one.',
  );
}

export const signedInNoMore = (page: Page) =>
  new NotTestable(
    `signing in that lasts is needed; ${page.describe()} does not know any more who has signed in`,
    'nothing in a target file: the wiki has to find the session by the cookie that it gave',
  );

/** What buttons outside of forms, and links without an address, say that are for signing out. */
function scriptedSignOuts(page: Page): string[] {
  const { $ } = page;
  return $('button, a, [role=button]')
    .toArray()
    .filter((element) => $(element).closest('form').length === 0)
    .map(
      (element) =>
        page.textOf($(element)) || fold(element.attribs['aria-label'] ?? element.attribs.title ?? ''),
    )
    .filter((text) => isCalled('sign out', [text]));
}

const signsOutByScript = (page: Page, text: string) =>
  new NotTestable(
    `a way to sign out without a script is needed; the "${text}" of ${page.describe()} works by one`,
    'nothing in a target file: the suite follows links and sends forms',
  );
