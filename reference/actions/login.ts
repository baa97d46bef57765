import type { PageContext } from '../farm';
import { renderTemplate } from '../wiki/templates';
import type { ActionResult } from './action';
import { redirect } from './redirect';
import { frame, type PageMessage, show } from './show';

/** Shows what came of signing in, which is done before any action; or the form for it. */
export function login(context: PageContext): ActionResult {
  if (context.login === 'accepted') return goesOn(context) ? redirect(context) : show(context);
  if (context.login) return form(context, { status: 403, message: context.login.rejected });
  const { challenge, form: hasForm = true } = context.wiki.sessions;
  if (challenge !== undefined) return askBrowser(context, challenge);
  return hasForm ? form(context) : leaveToProxy(context);
}

/** Whether the browser finds its user signed in by the cookie of this answer. */
function goesOn(context: PageContext): boolean {
  return context.requestSession.plan(context)?.cookie !== undefined;
}

function leaveToProxy(context: PageContext): ActionResult {
  if (context.user) return show(context);
  const content =
    '<p>There is no form to sign in by here: this wiki is told who you are by a reverse proxy before it, and none has said so.</p>';
  return frame(context, content, { heading: 'Sign in' });
}

/** Lets the browser ask for name and password itself. */
function askBrowser(context: PageContext, challenge: string): ActionResult {
  if (context.user) return show(context);
  const answer = frame(context, '<p>Please give your name and password.</p>', { status: 401 });
  return { ...answer, headers: [['www-authenticate', challenge]] };
}

function form(context: PageContext, message: PageMessage = {}): ActionResult {
  const content = renderTemplate('login', {
    action: context.url(context.page),
    ticket: context.ticket('login'),
    name: context.field('name'),
    accounts: context.wiki.farm.demonstration?.accounts ?? [],
  });
  return frame(context, content, { heading: 'Sign in', ...message });
}
