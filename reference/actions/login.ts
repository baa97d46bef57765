import { signIn } from '../sessions/identity';
import type { Visit } from '../visit';
import { renderTemplate } from '../wiki/frame';
import type { Answer } from '.';
import { refusal, ticketFor } from './forms';
import { frame, show } from './show';

/** The form to sign in, and what it does. */
export function login(visit: Visit): Answer {
  // login-not-by-get: "State changes need a POST with an anti-forgery token".
  if (visit.request.method !== 'POST') return form(visit);
  const refused = refusal(visit, 'login');
  if (refused) return form(visit, refused);

  const user = visit.wiki.farm.accounts.check(visit.field('name'), visit.field('password'));
  if (!user) return form(visit, 'There is no account with this name and password.');
  signIn(visit, user);
  return show(visit);
}

function form(visit: Visit, message?: string): Answer {
  const content = renderTemplate('login', {
    action: visit.url(visit.page),
    ticket: ticketFor(visit, 'login'),
    name: visit.field('name'),
  });
  return frame(visit, content, message === undefined ? {} : { status: 403, message });
}
