import { ticketFor } from '../forms';
import type { Visit } from '../visit';
import { renderTemplate } from '../wiki/frame';
import type { Answer } from '.';
import { frame, show } from './show';

/** Shows what came of signing in, which is done before any action; or the form for it. */
export function login(visit: Visit): Answer {
  if (visit.login === 'accepted') return show(visit);
  if (visit.login) return form(visit, visit.login.refusal);
  if (visit.challenge) return challenge(visit, visit.challenge);
  return form(visit);
}

/** Lets the browser ask for name and password itself. */
function challenge(visit: Visit, value: string): Answer {
  const answer = frame(visit, '<p>Please give your name and password.</p>', { status: 401 });
  return { ...answer, headers: [['www-authenticate', value]] };
}

function form(visit: Visit, message?: string): Answer {
  const content = renderTemplate('login', {
    action: visit.url(visit.page),
    ticket: ticketFor(visit, 'login'),
    name: visit.field('name'),
  });
  return frame(visit, content, message === undefined ? {} : { status: 403, message });
}
