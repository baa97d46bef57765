import type { Agent } from '../../agents/agent';
import type { Form } from '../../agents/forms/form';
import { HttpAgent } from '../../agents/http/http-agent';
import { Network } from '../../agents/network';
import type { Page } from '../../agents/page';
import { wallClock } from '../../core/clock';
import { SetUpError } from '../../core/errors';
import { Evidence } from '../../core/evidence';
import { keepSecret } from '../../core/secrets';
import { rememberMeBoxBesidePassword } from '../../wiki/remember-me-box';
import { asksForPassword, nameForm, signInForm } from '../../wiki/sign-in-form';
import { signInLink } from '../../wiki/signing-in';
import { baseAddress } from '../base-address';
import { findDictMacro, findExampleMacro } from './macros';
import { findAnother, findCommonPage, findFront, findNamed, pageCalled, placeOf } from './places';
import { type Credentials, linksToPreferences, lookAsUser, type SeenByUser } from './signed-in';
import { findTrail } from './trail';
import { cookiesOf, type SeenCookie, softwareOf } from './what-is-seen';

/** What a visitor saw of a wiki that nobody has told the suite anything of. Places are relative to `base`. */
export interface FirstLook {
  base: URL;
  software: string[];
  front: string;
  another: string | undefined;
  missing: string;
  /** Where a page of the name `{name}` is. */
  page: string;
  /** Where the form to sign in is. */
  signIn: string | undefined;
  /** What stands beside the box for staying signed in. */
  rememberMe: string | undefined;
  exampleMacro: string | undefined;
  dictMacro: string | undefined;
  trail: string | undefined;
  cookies: SeenCookie[];
  /** Who could not be signed in because that takes a script, which this look does not run. */
  scriptedFor: string | undefined;
  /** What who signed in saw, where there was an account. */
  user: SeenByUser | undefined;
}

/** The account that the variables WIKI_USER and WIKI_PASSWORD name. @throws SetUpError for one of them alone */
export function credentialsFrom({ WIKI_USER: name, WIKI_PASSWORD: password }: NodeJS.ProcessEnv) {
  if (!name && !password) return undefined;
  if (!name || !password)
    throw new SetUpError('WIKI_USER and WIKI_PASSWORD are needed both: whom to sign in as');
  keepSecret(password);
  return { name, password };
}

/**
 * Looks at a wiki as an anonymous visitor, and with an account as its user, over HTTP.
 * @throws SetUpError where nothing answers, or the account can't sign in
 */
export async function firstLook(address: string, account?: Credentials): Promise<FirstLook> {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new SetUpError(`${address} is not an address of a wiki. One looks like http://wiki.example.org/.`);
  }
  const network = new Network();
  const folder = new URL('.', baseAddress(address.replace(/[?#].*/, ''), network));
  const base = /\.\w+\/$/.test(folder.pathname) ? new URL('..', folder) : folder;
  const newAgent = () => new HttpAgent('the suite', wallClock(), new Evidence(), network);

  const agent = newAgent();
  const opened = await agent.open(new URL(address));
  if (opened.status >= 500) throw new SetUpError(`${opened.describe()}: is the wiki up?`);
  const page = await findFront(agent, opened, base);
  const front = placeOf(page.url, base);
  const { place: signIn, form } = await findSignIn(agent, page, base);
  const own = await findNamed(agent, page, base);
  const linked = await findAnother(agent, page, own, base);
  // A slash at its end is the page's own, or the folder's that the pages are in: then another page tells.
  const named = own.endsWith('/') && linked ? linked : own;
  const another = linked ?? (await findCommonPage(agent, named, base));
  const exampleMacro = await findExampleMacro(agent, named, base);
  const seen = [another, exampleMacro?.place].flatMap((place) =>
    place ? [new URL(`./${place}`, base)] : [],
  );
  const last = await agent.open(page.url);
  const mayLook = account && signIn !== undefined;
  const user = mayLook
    ? await lookAsUser(newAgent, { base, front, signIn, pages: seen }, account, page)
    : undefined;
  return {
    base,
    software: softwareOf(page),
    front,
    another,
    missing: pageCalled('NoSuchPage', named),
    page: pageCalled('{name}', named),
    signIn,
    rememberMe: user?.rememberMe ?? (form && rememberMeBoxBesidePassword(form)?.label),
    exampleMacro: exampleMacro?.place,
    dictMacro: (await findDictMacro(agent, named, base))?.place,
    // Some keep one for who has signed in alone.
    trail: findTrail(last, seen, page) ?? user?.trail,
    cookies: [
      // Many wikis begin an anonymous session where something is to be kept, and not before.
      ...cookiesOf('who reads a page', [opened, page, ...(exampleMacro ? [exampleMacro.page] : [])]),
      ...cookiesOf('who opens the sign-in form', form ? [form.page] : []),
      ...(user?.cookies ?? []),
    ],
    scriptedFor: mayLook && !user ? account.name : undefined,
    user,
  };
}

/** Where a browser gets to by the page's way in, and the form there: for name and password, or for the name first. */
async function findSignIn(agent: Agent, front: Page, base: URL): Promise<{ place?: string; form?: Form }> {
  const here = asksForPassword(front) ? signInForm(front)?.form : undefined;
  if (here) return { place: placeOf(front.url, base), form: here };
  // Whoever is not known is asked who they are where their preferences would be.
  const link = signInLink(front) ?? linksToPreferences(front, base)[0];
  if (!link) return {};
  const page = await agent.open(link);
  const form = signInForm(page)?.form ?? nameForm(page)?.form;
  return form ? { place: placeOf(link, base), form } : {};
}
