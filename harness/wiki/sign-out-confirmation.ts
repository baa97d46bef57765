import type { Control } from '../agents/forms/control';
import { type FilledForm, Form } from '../agents/forms/form';
import type { Page } from '../agents/page';
import { leadsTo, linksTo } from './links';
import { leadsOut, type SignOutControl, signOutButton } from './sign-out-control';
import { signInControls } from './signing-in';
import { signedInAs } from './user-name';
import type { Wiki } from './wiki';
import { ANOTHER_WAY, CONFIRM, SIGN_OUT } from './words';

/**
 * The form or the link by which a page asks whether to sign out, where it does: with one answer, save for cancelling. Where
 * none says so, it is the one form that the page before had not.
 */
export function confirmationOn(
  page: Page,
  before: Page,
  control: SignOutControl,
  wiki: Wiki,
): SignOutControl | undefined {
  if (!signedInAs(page, wiki) && signInControls(page).length > 0) return undefined;
  const own = newForms(page, before).filter((form) => !hasPassword(form));
  for (const form of Form.all(page)) {
    const buttons = form.submitters.filter(({ label }) => !ANOTHER_WAY.test(label));
    const [button] = buttons;
    const isAsked =
      button &&
      (signOutButton(form) ||
        leadsOut(form) ||
        asksWhetherToSignOut(page, button) ||
        (own.length === 1 && own[0]?.index === form.index));
    if (!isAsked || buttons.length > 1 || hasPassword(form)) continue;
    const filled = form.filled(button);
    // The page may just have its way out once more.
    if (!isSame(filled, control)) return filled;
  }
  return own.length === 0 && isAboutSigningOut(page) ? linksTo('confirm', page)[0] : undefined;
}

/** The forms that are shown and that the page before had not. */
export function newForms(page: Page, before: Page): Form[] {
  const known = new Set(Form.all(before).map(looksOf));
  return Form.all(page).filter((form) => !known.has(looksOf(form)) && form.isShown);
}

const hasPassword = (form: Form) => form.controls.some(({ type }) => type === 'password');

/** What tells a form from another, on whichever page it is. */
function looksOf(form: Form): string {
  const its = [...form.controls, ...form.submitters].map(({ type, name, label }) => [type, name, label]);
  return JSON.stringify([form.attribute('id'), form.attribute('class'), its]);
}

function asksWhetherToSignOut(page: Page, { label }: Control): boolean {
  return CONFIRM.test(label) && isAboutSigningOut(page);
}

function isAboutSigningOut(page: Page): boolean {
  const headings = page.$('title, h1, h2, form').toArray();
  return leadsTo('sign out', page.url) || headings.some((each) => SIGN_OUT.test(page.$(each).text()));
}

function isSame(filled: FilledForm, control: SignOutControl): boolean {
  return (
    !('url' in control) &&
    filled.action.href === control.action.href &&
    filled.submitter?.label === control.submitter?.label
  );
}
