import { ticketFor } from '../forms';
import type { Visit } from '../visit';
import { renderTemplate } from '../wiki/frame';
import type { Answer } from '.';
import { frame, show } from './show';

/** Shows what came of signing in, which is done before any action; or the form for it. */
export function login(visit: Visit): Answer {
  if (visit.login === 'accepted') return show(visit);
  if (visit.login) return form(visit, visit.login.refusal);
  const { challenge, signsInFront } = visit.wiki.sessions;
  if (challenge !== undefined) return askBrowser(visit, challenge);
  return signsInFront ? leaveToFront(visit) : form(visit);
}

function leaveToFront(visit: Visit): Answer {
  if (visit.user) return show(visit);
  const content =
    '<p>The server in front of this wiki signs people in, so there is no form for it here. It has not said who you are.</p>';
  return frame(visit, content, { heading: 'Sign in' });
}

/** Lets the browser ask for name and password itself. */
function askBrowser(visit: Visit, challenge: string): Answer {
  if (visit.user) return show(visit);
  const answer = frame(visit, '<p>Please give your name and password.</p>', { status: 401 });
  return { ...answer, headers: [['www-authenticate', challenge]] };
}

function form(visit: Visit, message?: string): Answer {
  const content = renderTemplate('login', {
    action: visit.url(visit.page),
    ticket: ticketFor(visit, 'login'),
    name: visit.field('name'),
  });
  return frame(visit, content, {
    heading: 'Sign in',
    ...(message !== undefined && { status: 403, message }),
  });
}
