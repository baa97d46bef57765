import type { Agent } from '../agents/agent';
import { type Control, type FilledForm, Form } from '../agents/form';
import { addressFrom, type Page } from '../agents/page';
import { NotTestable, SetUpError } from '../core/errors';
import { type Account, address, type Wiki } from './wiki';

/** Fills in the sign-in form and returns the answer to it. Throws SetUpError when there is none or it is refused. */
export async function signIn(agent: Agent, wiki: Wiki, account: Account): Promise<Page> {
  const form = await fillSignIn(agent, wiki, account);
  const answer = await agent.submit(form);
  if (signedInAs(answer, wiki)) return answer;
  // Elsewhere is where the wiki sends who has signed in, even if there is no page yet.
  const here = answer.url.href === form.action.href;
  const refusal = passwordForm(answer)
    ? 'asks for the password again'
    : here && answer.status >= 400 && 'is no answer to who has signed in';
  if (refusal) {
    throw new SetUpError(
      `${account.name} could not sign in at ${answer.url.href}: ${answer.describe()} ${refusal}. ` +
        "Check the account's name and password in the target file.",
    );
  }
  return answer;
}

/** The sign-in form, filled in and not sent. Throws SetUpError when there is none. */
export async function fillSignIn(agent: Agent, wiki: Wiki, account: Account): Promise<FilledForm> {
  const page = await agent.open(address(wiki, wiki.places.signIn));
  const form = passwordForm(page);
  const password = form?.controls.find(({ type }) => type === 'password');
  const name = form?.controls.find(({ type }) => type === 'text' || type === 'email');
  if (!form || !password || !name) {
    throw new SetUpError(
      `${page.url.href} has no form with a name and a password: ${page.describe()}. ` +
        'Say in the target file, under places: signIn, where the sign-in form is.',
    );
  }
  const button = form.submitters.find(({ name, label }) => /log ?in|sign ?in/i.test(`${name} ${label}`));
  return form
    .fill(name, account.name)
    .fill(password, account.password)
    .filled(button ?? form.submitters[0]);
}

const LINKS_IN = 'a#login, a[href*="login" i], a[href*="signin" i], a[href*="sign-in" i]';
/** In the address of a link that signs out: …?action=logout, …/logout, …/+logout?now=1, …/Special:UserLogout. */
const LEADS_OUT = /(^|[^a-z])(user)?(log|sign)[-_]?(out|off)$/i;

/** What a page offers for signing in: links and password fields. */
export function waysIn(page: Page) {
  return page.$(`${LINKS_IN}, input[type=password]`);
}

/** Where a page's link for signing in leads; undefined where it has none. */
export function linkIn(page: Page): URL | undefined {
  const href = page.$(LINKS_IN).first().attr('href');
  return href ? addressFrom(page.url, href) : undefined;
}

/** The form on a page that asks for a password. */
export function passwordForm(page: Page): Form | undefined {
  return Form.find(page, (form) => form.controls.some(({ type }) => type === 'password'));
}

/** Leaves by the page's own way out: a form, or for want of one a link. */
export async function signOut(agent: Agent, wiki: Wiki): Promise<Page> {
  const way = wayOut(await agent.open(address(wiki, wiki.places.front)), wiki);
  return way instanceof URL ? agent.open(way) : agent.submit(way);
}

/**
 * The page's way to sign out: a form, filled in, or the address of a link. Throws NotTestable when it greets nobody and
 * offers to sign in, SetUpError when it just has none.
 */
export function wayOut(page: Page, wiki: Wiki): FilledForm | URL {
  const way = findWayOut(page);
  if (way) return way;
  if (!signedInAs(page, wiki) && waysIn(page).length > 0) {
    throw new NotTestable(
      `signing in that lasts is needed; ${page.describe()} does not know any more who has signed in`,
      'nothing in a target file: the wiki has to find the session by the cookie that it gave',
    );
  }
  throw new SetUpError(
    `${page.describe()} has no way to sign out: neither a form with a button that says "log out" or "sign out", nor a ` +
      'link to an address with "logout" or "signout" in it. Say in the target file, under places: front, which page has one.',
  );
}

export function findWayOut(page: Page): FilledForm | URL | undefined {
  const form = Form.find(
    page,
    (candidate) => candidate.value('action') === 'logout' || !!logoutOf(candidate),
  );
  if (form) return form.filled(logoutOf(form) ?? form.submitters[0]);
  const links = page.$('a[href]').toArray();
  return links
    .map((link) => page.$(link).attr('href') ?? '')
    .filter((href) => URL.canParse(href, page.url.href))
    .map((href) => new URL(href, page.url))
    .find(leadsOut);
}

function leadsOut({ pathname, searchParams }: URL): boolean {
  return [...pathname.split('/'), ...searchParams.values()].some((part) => LEADS_OUT.test(part));
}

/** The name of the user that the page is shown to, or undefined for an anonymous visitor. */
export function signedInAs(page: Page, wiki: Wiki): string | undefined {
  return page.$(wiki.places.userName).first().text().trim() || undefined;
}

/** The button of a form that signs out. */
function logoutOf(form: Form): Control | undefined {
  return form.submitters.find(({ name, label }) => /log ?out|sign ?out/i.test(`${name} ${label}`));
}
