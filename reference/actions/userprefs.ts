import type { PageContext } from '../farm';
import { changeUser } from '../sessions/identity';
import { renderTemplate } from '../wiki/templates';
import type { ActionResult } from './action';
import { notice, redirect } from './redirect';
import { frame, type PageMessage, show } from './show';

const MAX_EMAIL_LENGTH = 254;

/** The preferences: `sub` (in the address) or `handler` (in the form) says which part. */
export function userprefs(context: PageContext): ActionResult | Promise<ActionResult> {
  if (!context.user) return show(context, { status: 403, message: 'Please sign in first.' });
  switch (context.field('handler') || context.parameter('sub')) {
    case 'prefs':
      return context.request.method === 'POST'
        ? savePreferences(context)
        : preferences(context, told(context));
    case 'suid':
      return suid(context);
    default:
      return overview(context);
  }
}

function overview(context: PageContext): ActionResult {
  const content = renderTemplate('userprefs', {
    action: context.url(context.page),
    mayChangeUser: may(context),
  });
  return frame(context, content, { heading: 'Preferences' });
}

function told(context: PageContext): PageMessage {
  const message = notice(context);
  return message === undefined ? {} : { message };
}

function preferences(context: PageContext, message: PageMessage = {}): ActionResult {
  const content = renderTemplate('preferences', {
    action: context.url(context.page),
    ticket: context.ticket('userprefs'),
    user: context.user,
  });
  return frame(context, content, { heading: 'Preferences', ...message });
}

async function savePreferences(context: PageContext): Promise<ActionResult> {
  const error = context.csrfError('userprefs');
  if (error) return preferences(context, { status: 403, message: error });
  const email = context.field('email').slice(0, MAX_EMAIL_LENGTH);
  // An unchecked box is not in the form.
  const account = context.user?.name ?? '';
  const part = { email, remember_me: context.field('remember_me') !== '' };
  const { farm } = context.wiki;
  farm.accounts.change(account, part);
  await farm.tellSiblings({ account, part });
  return redirect(context, 'preferences', 'action=userprefs&sub=prefs');
}

function suid(context: PageContext): ActionResult {
  // uses-change-user: only a superuser may.
  if (!may(context)) return show(context, { status: 403, message: 'Only superusers may change user.' });
  if (context.request.method !== 'POST') return suidForm(context);
  const error = context.csrfError('suid');
  if (error) return suidForm(context, error);

  const name = context.field('user_name');
  const other = context.wiki.farm.accounts.find(name);
  if (!other) return suidForm(context, `There is no account ${name} to change to, or it is disabled.`);
  if (other === context.user) return suidForm(context, `You are ${name} already.`);
  changeUser(context, other);
  return redirect(context, context.superuser ? 'other-user' : 'same-user');
}

function suidForm(context: PageContext, message?: string): ActionResult {
  const content = renderTemplate('suid', {
    action: context.url(context.page),
    ticket: context.ticket('suid'),
  });
  return frame(context, content, {
    heading: 'Change user',
    ...(message !== undefined && { status: 403, message }),
  });
}

function may(context: PageContext): boolean {
  return context.user !== undefined && context.wiki.farm.policies.mayChangeUser(context.user);
}
