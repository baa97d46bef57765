import type { Agent } from '../../agents/agent';
import { type FilledForm, Form } from '../../agents/forms/form';
import type { Page } from '../../agents/page';
import { NotTestable, SetUpError } from '../../core/errors';
import { linksTo } from '../../wiki/links';
import { rememberMeBox, rememberMeBoxBesidePassword } from '../../wiki/remember-me-box';
import { asksForPassword } from '../../wiki/sign-in-form';
import { findSignOutControl, type SignOutControl } from '../../wiki/sign-out-control';
import { fillSignIn } from '../../wiki/signing-in';
import { findUserName, type UserNameElement } from '../../wiki/user-name';
import { MOINMOIN_PLACES, type Wiki } from '../../wiki/wiki';
import { placeOf } from './places';
import { findTrail } from './trail';
import { cookiesOf, type SeenCookie } from './what-is-seen';

/** The account to look with. */
export interface Credentials {
  name: string;
  password: string;
}

/** What who signed in saw. */
export interface SeenByUser {
  name: string;
  /** What the box to stay signed in says, where a form to sign in has one. */
  rememberMe: string | undefined;
  /** The element that shows the name, or else the way out, which only who has signed in is shown. */
  userName: UserNameElement | undefined;
  /** The way out in words. */
  signOut: string | undefined;
  /** The links of the trail that the front page then shows, as a CSS selector. */
  trail: string | undefined;
  /** The page of the preferences that has a box to stay signed in. */
  preferences: string | undefined;
  cookies: SeenCookie[];
}

interface Where {
  base: URL;
  front: string;
  signIn: string;
  /** Pages to have visited. */
  pages: readonly URL[];
}

/**
 * Signs in, and once more to stay where a form has a box for that. Undefined where that takes a script, as it seems.
 * @throws SetUpError where it did not work
 */
export async function lookAsUser(
  newAgent: () => Agent,
  where: Where,
  account: Credentials,
  anonymous: Page,
): Promise<SeenByUser | undefined> {
  const agent = newAgent();
  const { form, answer } = (await signInAs(agent, where, account, false)) ?? {};
  if (!form || !answer) throw new SetUpError(`${where.signIn} has no form to sign in any more`);
  const front = await agent.open(new URL(`./${where.front}`, where.base));
  const control = findSignOutControl(front);
  const userName = findUserName(front, account.name, anonymous);
  if (!control && !userName && asksForPassword(answer)) {
    if (form.scripted || form.page.$('script').length > 0) return undefined;
    throw new SetUpError(
      `${account.name} could not sign in: ${answer.describe()} asks for the password again. Check WIKI_USER and WIKI_PASSWORD.`,
    );
  }
  const staying = await signInAs(newAgent(), where, account, true);
  const filled = staying && Form.all(staying.form.page)[staying.form.index];
  return {
    name: account.name,
    rememberMe: filled && rememberMeBoxBesidePassword(filled)?.label,
    userName: userName ?? (control && findUserName(front, saidBy(control), anonymous)),
    trail: await findTrailBehind(agent, where.pages, front),
    preferences: await findPreferences(agent, front, where.base),
    signOut: control && ('url' in control ? linkInWords(front) : 'a button'),
    cookies: [
      ...cookiesOf('who signs in', [answer]),
      ...(staying ? cookiesOf('who signs in to stay', [staying.answer]) : []),
    ],
  };
}

async function findTrailBehind(
  agent: Agent,
  pages: readonly URL[],
  front: Page,
): Promise<string | undefined> {
  for (const url of pages) await agent.open(url);
  return findTrail(await agent.open(front.url), pages, front);
}

/** What a link to the preferences says, or names. */
const PREFERENCES = /preferences|settings|profile/i;

/** By what the links of a page say, or where they lead. */
export function linksToPreferences(front: Page, base: URL): URL[] {
  const { $ } = front;
  return $('a[href]')
    .toArray()
    .filter((link) => PREFERENCES.test(`${$(link).text()} ${link.attribs.href}`))
    .flatMap(({ attribs: { href = '' } }) => (URL.canParse(href, base.href) ? front.address(href) : []))
    .filter(({ origin }) => origin === base.origin);
}

async function findPreferences(agent: Agent, front: Page, base: URL): Promise<string | undefined> {
  for (const url of linksToPreferences(front, base)) {
    const page = await agent.open(url);
    if (Form.find(page, (form) => rememberMeBox(form) !== undefined)) return placeOf(url, base);
  }
  return undefined;
}

/** What the way out says. */
const saidBy = (control: SignOutControl) =>
  'url' in control ? control.text : (control.submitter?.label ?? '');

const linkInWords = (page: Page) => `the link ${JSON.stringify(linksTo('sign out', page)[0]?.text)}`;

/** The answer to signing in, and the form; undefined where it is to be for long, and no form offers that. */
async function signInAs(
  agent: Agent,
  { base, signIn }: Pick<Where, 'base' | 'signIn'>,
  account: Credentials,
  toStay: boolean,
): Promise<{ form: FilledForm; answer: Page } | undefined> {
  const places = { ...MOINMOIN_PLACES, signIn };
  const wiki: Wiki = { name: base.host, base, places, settings: {}, rememberMe: 'sign-in' };
  try {
    const form = await fillSignIn(agent, wiki, { ...account, remember_me: toStay });
    return { form, answer: await agent.submit(form) };
  } catch (error) {
    if (!(error instanceof NotTestable)) throw error;
    return undefined;
  }
}
