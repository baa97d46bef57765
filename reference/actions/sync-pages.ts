import { refusal, ticketFor } from '../forms';
import type { Visit } from '../visit';
import { renderTemplate } from '../wiki/frame';
import { mayRead } from '../wiki/pages';
import type { Answer } from '.';
import { show } from './show';

const PURPOSE = 'SyncPages';

/** Asks for the account at the remote wiki, and gets the pages from there. */
export async function syncPages(visit: Visit): Promise<Answer> {
  const page = visit.wiki.farm.pages.find(visit.page);
  if (!page || !mayRead(page, visit.user)) return show(visit);
  // remote-asks-password: "Please enter your password of your account at the remote wiki below."
  if (visit.request.method !== 'POST') return ask(visit);
  // companion: "'Cancel' ends it".
  if (visit.field('cancel')) return show(visit, { message: 'Operation was canceled.' });
  const refused = refusal(visit, PURPOSE);
  if (refused) return ask(visit, refused, 403);
  const [name, password] = [visit.field('name'), visit.field('password')];
  if (!name || !password) return ask(visit, 'Please enter name and password.');

  // Reading XML takes longer to load than the server to start, and few wikis work with others.
  const remote = await import('../remote/sync');
  try {
    const done = await remote.syncPages(visit, page, name, password);
    return show(visit, { message: ['Synchronisation finished.', ...done].join(' ') });
  } catch (error) {
    if (error instanceof remote.RemoteError) return ask(visit, error.message);
    throw error;
  }
}

/** The form, in the message box of the page: remote-clear-message: "The message can be cleared". */
function ask(visit: Visit, problem?: string, status = 200): Answer {
  const dialog = renderTemplate('sync-pages', {
    action: visit.url(visit.page),
    ticket: ticketFor(visit, PURPOSE),
    name: visit.field('name'),
    problem,
  });
  return show(visit, { status, dialog });
}
