import type { PageContext } from '../farm';
import { mayRead, mayWrite } from '../wiki/pages';
import { renderTemplate } from '../wiki/templates';
import type { ActionResult } from './action';
import { show } from './show';

const PURPOSE = 'SyncPages';

/** Asks for the account at the remote wiki, and gets the pages from there. */
export async function syncPages(context: PageContext): Promise<ActionResult> {
  const page = context.wiki.farm.pages.find(context.page);
  if (!page || !mayRead(page, context.user)) return show(context);
  if (!mayWrite(page, context.user)) {
    return show(context, { status: 403, message: 'Only signed-in users may get pages of another wiki.' });
  }
  // remote-asks-password: "Please enter your password of your account at the remote wiki below."
  if (context.request.method !== 'POST') return ask(context);
  // companion: "'Cancel' ends it".
  if (context.field('cancel')) return show(context, { message: 'Operation was canceled.' });
  const error = context.csrfError(PURPOSE);
  if (error) return ask(context, error, 403);
  const [name, password] = [context.field('name'), context.field('password')];
  if (!name || !password) return ask(context, 'Please enter name and password.');

  // Reading XML takes longer to load than the server to start, and few wikis work with others.
  const remote = await import('../remote/sync');
  try {
    const done = await remote.syncPages(context, page, name, password);
    return show(context, { message: ['Synchronisation finished.', ...done].join(' ') });
  } catch (error) {
    if (error instanceof remote.RemoteError) return ask(context, error.message);
    throw error;
  }
}

/** The form, in the message box of the page: remote-clear-message: "The message can be cleared". */
function ask(context: PageContext, problem?: string, status = 200): ActionResult {
  const dialog = renderTemplate('sync-pages', {
    action: context.url(context.page),
    ticket: context.ticket(PURPOSE),
    name: context.field('name'),
    problem,
  });
  return show(context, { status, dialog });
}
