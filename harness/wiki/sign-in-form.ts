import type { Control } from '../agents/forms/control';
import { Form } from '../agents/forms/form';
import type { Page } from '../agents/page';
import { leadsTo } from './links';
import { address, type Wiki } from './wiki';
import { ANOTHER_WAY, SIGN_IN, USER_NAME } from './words';

/** The form for signing in, and its fields as a password manager would choose them. */
export interface SignInForm {
  form: Form;
  name: Control;
  password: Control;
  button: Control | undefined;
}

const TEXT = ['text', 'email', 'tel'];
const asksFor = ({ autocomplete }: Control, token: string) => autocomplete.split(/\s+/).includes(token);

/** The form of a page that asks for a name and a password; of several, the one that says most clearly that it signs in. */
export function signInForm(page: Page): SignInForm | undefined {
  const candidates = Form.all(page).flatMap((form) => {
    const fields = fieldsOf(form);
    return fields && !isForAnotherThing(form, fields.password)
      ? [{ form, ...fields, button: signInButton(form, fields.password) }]
      : [];
  });
  const [best] = candidates
    .map((candidate) => ({ candidate, rank: rankOf(candidate) }))
    .sort((a, b) => b.rank - a.rank);
  return best?.candidate;
}

/** The form of a page that asks for a name alone, where a wiki asks for the password on the next page. */
export function nameForm(page: Page): Pick<SignInForm, 'form' | 'name' | 'button'> | undefined {
  const candidates = Form.all(page).flatMap((form) => {
    const [name, ...others] = form.controls.filter(({ type, trap }) => TEXT.includes(type) && !trap);
    const isOne = name && others.length === 0 && passwordsOf(form).length === 0 && isUserName(name);
    return isOne ? [{ form, name, button: signInButton(form, name) }] : [];
  });
  return candidates[0];
}

function isUserName(control: Control): boolean {
  const { label, name } = control;
  return asksFor(control, 'username') || (USER_NAME.test(`${label} ${name}`) && !ANOTHER_WAY.test(label));
}

/** The form of a page that asks for a password, with a name or without. */
export function passwordForm(page: Page): Form | undefined {
  return signInForm(page)?.form ?? Form.find(page, (form) => passwordsOf(form).length > 0);
}

/**
 * Whether a page asks for a password that somebody has to sign in with; for one to be chosen, or one of something else, as of a
 * newsletter, it does not count.
 */
export function asksForPassword(page: Page): boolean {
  return Form.all(page).some((form) => {
    const [password, ...others] = passwordsOf(form);
    if (!password || others.length > 0 || asksFor(password, 'new-password')) return false;
    return !isForAnotherThing(form, password);
  });
}

/** Whether a form says by its button that it is sent for something else than signing in. */
function isForAnotherThing(form: Form, password: Control): boolean {
  const button = signInButton(form, password);
  if (!button || asksFor(password, 'current-password')) return false;
  return ANOTHER_WAY.test(says(button)) && !SIGN_IN.test(says(button));
}

const says = ({ label, name }: Control) => `${label} ${name}`;

/** Whether a page is shown to nobody who has not signed in: it is refused, or leads to the form for that. */
export function isClosed(page: Page, wiki: Wiki): boolean {
  const sentToSignIn = asksForPassword(page) && !isAsAsked(page, wiki);
  return page.status === 401 || page.status === 403 || sentToSignIn;
}

/** Whether a page is the one that was asked for: a wiki with the form on every page may lead to it by a slash, or from its folder. */
function isAsAsked({ exchanges, last }: Page, wiki: Wiki): boolean {
  const asked = exchanges[0]?.url ?? last.url;
  if (bare(asked) === bare(last.url)) return asked.search === last.url.search;
  const isBelow = asked.pathname.endsWith('/') && last.url.pathname.startsWith(asked.pathname);
  const signsIn = leadsTo('sign in', last.url) || bare(address(wiki, wiki.places.signIn)) === bare(last.url);
  return isBelow && !signsIn;
}

const bare = ({ pathname }: URL) => pathname.replace(/\/$/, '');

function passwordsOf(form: Form): Control[] {
  const all = form.controls.filter(({ type }) => type === 'password');
  const shown = all.filter(({ trap }) => !trap);
  return shown.length > 0 ? shown : all;
}

/** The field of a form for the password that somebody has. */
export function passwordField(form: Form): Control | undefined {
  const passwords = passwordsOf(form);
  return passwords.find((field) => asksFor(field, 'current-password')) ?? passwords[0];
}

function fieldsOf(form: Form): Pick<SignInForm, 'name' | 'password'> | undefined {
  const password = passwordField(form);
  if (!password) return undefined;
  const texts = form.controls.filter(({ type, trap }) => TEXT.includes(type) && (!trap || password.trap));
  const before = texts.filter(({ position }) => position < password.position);
  const name =
    texts.find((field) => asksFor(field, 'username')) ??
    before.findLast((field) => !ANOTHER_WAY.test(says(field))) ??
    texts.find(({ position }) => position > password.position) ??
    form.controls.find((control) => control.type === 'select' && !control.trap && isUserName(control));
  return name && { name, password };
}

/** HTML 4.10.21.2: the default button is the first; another is pressed only where it says that it signs in. */
export function signInButton(form: Form, { position }: Control): Control | undefined {
  const { submitters } = form;
  const saying = submitters.filter((button) => SIGN_IN.test(says(button)));
  const others = submitters.filter((button) => !ANOTHER_WAY.test(says(button)));
  const choices = [saying.filter(({ label }) => !ANOTHER_WAY.test(label)), others, saying, submitters];
  const chosen = choices.find((buttons) => buttons.length > 0) ?? [];
  // In a form around the whole page, what comes before the password belongs to something else.
  return chosen.find((button) => button.position > position) ?? chosen[0];
}

function rankOf({ form, name, password, button }: SignInForm): number {
  const passwords = passwordsOf(form);
  const isSignUp = passwords.length > 1 || asksFor(password, 'new-password');
  const label = button ? says(button) : '';
  const action = form.attribute('action') ?? '';
  const leads = URL.canParse(action, form.page.url.href) && leadsTo('sign in', form.page.address(action));
  return [
    [isSignUp && !asksFor(password, 'current-password'), -8],
    [asksFor(password, 'current-password'), 4],
    [asksFor(name, 'username'), 2],
    [SIGN_IN.test(label) && !ANOTHER_WAY.test(label), 3],
    [ANOTHER_WAY.test(label), -3],
    [leads, 2],
    [form.isShown, 1],
    [form.isFallback, -4],
  ].reduce((rank, [holds, weight]) => (holds ? rank + Number(weight) : rank), 0);
}
