import { refusal, ticketFor } from '../forms';
import { changeUser } from '../sessions/identity';
import type { Visit } from '../visit';
import { renderTemplate } from '../wiki/frame';
import type { Answer } from '.';
import { frame, show, type Told } from './show';

const LONGEST_EMAIL = 254;

/** The preferences: `sub` (in the address) or `handler` (in the form) says which part. */
export function userprefs(visit: Visit): Answer {
  if (!visit.user) return show(visit, { status: 403, message: 'Please sign in first.' });
  switch (visit.field('handler') || visit.parameter('sub')) {
    case 'prefs':
      return visit.request.method === 'POST' ? savePreferences(visit) : preferences(visit);
    case 'suid':
      return suid(visit);
    default:
      return overview(visit);
  }
}

function overview(visit: Visit): Answer {
  const content = renderTemplate('userprefs', { action: visit.url(visit.page), mayChangeUser: may(visit) });
  return frame(visit, content, { heading: 'Preferences' });
}

function preferences(visit: Visit, told: Told = {}): Answer {
  const content = renderTemplate('preferences', {
    action: visit.url(visit.page),
    ticket: ticketFor(visit, 'userprefs'),
    user: visit.user,
  });
  return frame(visit, content, { heading: 'Preferences', ...told });
}

function savePreferences(visit: Visit): Answer {
  const refused = refusal(visit, 'userprefs');
  if (refused) return preferences(visit, { status: 403, message: refused });
  const email = visit.field('email').slice(0, LONGEST_EMAIL);
  // An unchecked box is not in the form.
  visit.wiki.farm.accounts.change(visit.user?.name ?? '', {
    email,
    remember_me: visit.field('remember_me') !== '',
  });
  return preferences(visit, { message: 'Your preferences are saved.' });
}

function suid(visit: Visit): Answer {
  // uses-change-user: only a superuser may.
  if (!may(visit)) return show(visit, { status: 403, message: 'Only superusers may change user.' });
  if (visit.request.method !== 'POST') return suidForm(visit);
  const refused = refusal(visit, 'suid');
  if (refused) return suidForm(visit, refused);

  const name = visit.field('user_name');
  const other = visit.wiki.farm.accounts.find(name);
  if (!other) return suidForm(visit, `There is no account ${name} to change to, or it is disabled.`);
  if (other === visit.user) return suidForm(visit, `You are ${name} already.`);
  changeUser(visit, other);
  return show(visit, { message: `You are now acting as ${name}. Sign out to be yourself again.` });
}

function suidForm(visit: Visit, message?: string): Answer {
  const content = renderTemplate('suid', { action: visit.url(visit.page), ticket: ticketFor(visit, 'suid') });
  return frame(visit, content, {
    heading: 'Change user',
    ...(message !== undefined && { status: 403, message }),
  });
}

function may(visit: Visit): boolean {
  return visit.user !== undefined && visit.wiki.farm.policies.mayChangeUser(visit.user);
}
