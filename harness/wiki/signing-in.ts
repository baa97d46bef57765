import type { Agent } from '../agents/agent';
import type { Control } from '../agents/forms/control';
import { type FilledForm, Form } from '../agents/forms/form';
import type { Page } from '../agents/page';
import { NotTestable, SetUpError } from '../core/errors';
import { needsScripts, noSecureCookies } from '../core/skip-reasons';
import { isCalled, type Link, leadsTo, linksTo, parameterSays } from './links';
import { fillRememberMe, rememberMeBox, rememberMeBoxBesidePassword } from './remember-me-box';
import {
  asksForPassword,
  nameForm,
  passwordField,
  passwordForm,
  type SignInForm,
  signInButton,
  signInForm,
} from './sign-in-form';
import { isNameOf, signedInAs } from './user-name';
import { type Account, address, type Wiki } from './wiki';
import { wikiMessage } from './wiki-message';

/**
 * Fills in the sign-in form and sends it. Returns the pages seen, first to last.
 * @throws SetUpError when there is no form, or when it was not seen that it signed in
 * @throws NotTestable when a script has a part in it that this agent does not run
 */
export async function signIn(agent: Agent, wiki: Wiki, account: Account): Promise<Page[]> {
  const form = await fillSignIn(agent, wiki, account);
  const answer = await agent.submit(form);
  const shown = signedInAs(answer, wiki);
  if (isNameOf(shown, account) || (shown && !asksForPassword(answer))) return [answer];
  const refused = (reason: string) => {
    if (wiki.settings.cookie_secure && wiki.base.protocol === 'http:') return noSecureCookies(wiki);
    if ((form.scripted || hasTokenForScripts(form.page)) && !agent.runsScripts)
      return needsScripts(`${form.page.describe()} signs in by a script`);
    return new SetUpError(notSignedIn(account, wiki, form, answer, reason));
  };
  const again = asksForPassword(answer) ? 'which asks for the password again' : undefined;
  // A wiki may have the form on every page: then one that says nothing of a refusal need be none.
  if (again && !(await isShownToAnybody(agent, answer, account))) throw refused(again);
  // Elsewhere is where a wiki sends those who have signed in, even if there is no page yet.
  const isElsewhere = answer.url.href !== form.action.href;
  if (answer.status >= 400 && !isElsewhere) throw refused('which is an error');
  const front = await agent.open(address(wiki, wiki.places.front));
  if (signedInAs(front, wiki)) return [answer, front];
  // Signing in need not last: then it shows in the answer alone.
  const wrong = await wrongAnswer(agent, wiki);
  if (wrong ? gist(answer, account) === gist(wrong, account) : again)
    throw refused(again ?? 'which is what a wrong password is answered too');
  return [answer, front];
}

/** The sign-in form, filled in and not sent. Throws SetUpError when there is none. */
export async function fillSignIn(
  agent: Agent,
  wiki: Wiki,
  { name, password, remember_me }: Pick<Account, 'name' | 'password' | 'remember_me'>,
): Promise<FilledForm> {
  const page = await agent.open(address(wiki, wiki.places.signIn));
  const found = signInForm(page);
  if (found) {
    tickRememberMe(found.form, wiki, remember_me);
    return fillIn(found, name, password);
  }
  const first = nameForm(page);
  const second =
    first && passwordForm(await agent.submit(first.form.fill(first.name, name).filled(first.button)));
  const field = second && passwordField(second);
  if (field) {
    tickRememberMe(second, wiki, remember_me);
    return agreeing(second).fill(field, password).filled(signInButton(second, field));
  }
  throw new SetUpError(
    `${page.url.href} has no form with a name and a password: ${page.describe()} says ${wikiMessage(page, wiki)}. ` +
      'Say in the target file, under places: signIn, where the sign-in form is.',
  );
}

/** @throws NotTestable where users choose it there, it is to be ticked, and the form has no such box */
function tickRememberMe(form: Form, { rememberMe }: Wiki, choice: boolean | undefined): void {
  if (rememberMe === 'sign-in') {
    const box = rememberMeBoxBesidePassword(form);
    if (box) fillRememberMe(form, box, choice ?? false);
    else if (choice) {
      throw new NotTestable(
        `a check box for remember_me in the sign-in form is needed; ${form.page.describe()} has none`,
        'places: signIn: the page that has it; or remember_me: preferences',
      );
    }
  } else if (rememberMe === undefined && choice !== undefined) {
    const box = rememberMeBox(form);
    if (box) fillRememberMe(form, box, choice);
  }
}

export function fillIn({ form, ...its }: SignInForm, name: string, password: string): FilledForm {
  return agreeing(form).fill(its.name, name).fill(its.password, password).filled(its.button);
}

/** The form with all ticked that has to be, such as the terms of use. */
function agreeing(form: Form): Form {
  const boxes = form.controls.filter(({ type, required }) => type === 'checkbox' && required);
  return boxes.reduce((agreed, box) => agreed.fill(box, true), form);
}

/** An anti-forgery token that only a script sends along, as frameworks for such pages have it. */
export function hasTokenForScripts(page: Page): boolean {
  return page.$('meta[name*=csrf], meta[name*=xsrf]').length > 0 && page.$('script').length > 0;
}

/** What a page has for signing in, in words: links, buttons and forms. */
export const signInControls = (page: Page) => controlsAmong(linksTo('sign in', page), page);

/** What it offers: without the links that it hides. */
export const signInOffers = (page: Page) =>
  controlsAmong(
    linksTo('sign in', page).filter(({ hidden }) => !hidden),
    page,
  );

function controlsAmong(found: readonly Link[], page: Page): string[] {
  const links = found.map(({ text }) => text);
  const buttons = Form.all(page)
    .filter((form) => !form.controls.some(({ type }) => type === 'password'))
    .flatMap((form) =>
      form.submitters.filter(
        // The address of the one may be that of the other: POST and DELETE of /session, say.
        ({ label }) => isCalled('sign in', [label]) || (leadsIn(form) && !isCalled('sign out', [label])),
      ),
    );
  const form = asksForPassword(page) ? ['a form with a password'] : [];
  return [...links, ...buttons.map(({ label }) => label), ...form];
}

/** Whether a page is served as it is to somebody who has not signed in: with a way to, or refused until they have. */
export function asksToSignIn(page: Page): boolean {
  const isServed = page.status < 400 || page.status === 401 || page.status === 403;
  return isServed && signInControls(page).length > 0;
}

function leadsIn(form: Form): boolean {
  const action = form.attribute('action') ?? '';
  if (form.hidden.some((field) => parameterSays('sign out', field))) return false;
  return URL.canParse(action, form.page.url.href) && leadsTo('sign in', form.page.address(action));
}

/** Where a page's link for signing in leads; undefined where it has none. */
export function signInLink(page: Page): URL | undefined {
  return linksTo('sign in', page)[0]?.url;
}

/** A name that nobody has: with one that somebody has, wrong passwords may close the account. */
const NOBODY = 'NobodyOfThatName';

/** What a wiki answers to a wrong sign-in; undefined where it offers none any more to this visitor. */
async function wrongAnswer(agent: Agent, wiki: Wiki): Promise<Page | undefined> {
  const form = signInForm(await agent.open(address(wiki, wiki.places.signIn)));
  return form && agent.submit(fillIn(form, NOBODY, 'not a password'));
}

/** Whether a page says nothing of what was done before it: asked for by itself, it is the same. */
async function isShownToAnybody(agent: Agent, page: Page, account: Account): Promise<boolean> {
  return gist(await agent.open(page.url), account) === gist(page, account);
}

/** What tells one answer from another, whoever gave their name and whenever it was. */
function gist(page: Page, { name }: Account): string {
  const text = [name, NOBODY].reduce((rest, each) => rest.replaceAll(each, ''), page.text);
  return `${page.status} ${page.url.pathname} ${text.replace(/\d+/g, '#')}`;
}

function notSignedIn(account: Account, wiki: Wiki, form: FilledForm, answer: Page, reason: string): string {
  const { fills, submitter } = form;
  const filled = fills.map(({ control, value }) =>
    control.type === 'password' ? named(control) : `${named(control)} with ${JSON.stringify(value)}`,
  );
  const others = Form.all(form.page)[form.index]?.submitters.filter(
    ({ position }) => position !== submitter?.position,
  );
  const exchanged = [...form.page.exchanges, ...answer.exchanges];
  const refused = exchanged.flatMap(({ setCookies }) => setCookies.filter((cookie) => cookie.refused));
  const pressed = submitter ? named(submitter) : 'Enter';
  const there = others && others.length > 0 ? `; there is ${others.map(named).join(', ')} too` : '';
  return [
    `${account.name} could not sign in at ${form.page.url.href}`,
    `  filled in: ${filled.join(', ')}`,
    `  pressed:   ${pressed}${there}`,
    `  came back: ${answer.describe()}, ${reason}`,
    `  it says:   ${wikiMessage(answer, wiki, form.page)}`,
    ...refused.map((cookie) => `  refused:   ${cookie.name}, by the browser: ${cookie.refused}`),
    "Check the account's name and password in the target file.",
  ].join('\n');
}

/** A field or a button by what is read on it, with the name that it has in the page. */
export function named({ label, name, type }: Control): string {
  if (!label) return name || `a ${type} without a name`;
  return name && name !== label ? `"${label}" (${name})` : `"${label}"`;
}
