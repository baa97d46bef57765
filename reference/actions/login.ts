import type { LoginResult } from '../api';
import type { PageContext } from '../farm';
import { renderTemplate } from '../wiki/templates';
import type { ActionResult } from './action';
import { redirect } from './redirect';
import { frame, type PageMessage, show } from './show';

/** Shows what came of signing in, which is done before any action; or the form for it. */
export function login(context: PageContext): ActionResult {
  if (context.login === 'accepted') return goesOn(context) ? redirect(context) : show(context);
  if (context.login) return rejected(context, context.login);
  const { challenge, proxySignsIn } = context.wiki.sessions;
  if (challenge !== undefined) return askBrowser(context, challenge);
  return proxySignsIn ? leaveToProxy(context) : form(context);
}

/** Whether the browser finds its user signed in by the cookie of this answer. */
function goesOn(context: PageContext): boolean {
  return context.requestSession.plan(context)?.cookie !== undefined;
}

function rejected(
  context: PageContext,
  { rejected, retryAfter }: Exclude<LoginResult, 'accepted'>,
): ActionResult {
  if (retryAfter === undefined) return form(context, { status: 403, message: rejected });
  const answer = form(context, { status: 429, message: rejected });
  return { ...answer, headers: [['retry-after', String(retryAfter)]] };
}

function leaveToProxy(context: PageContext): ActionResult {
  if (context.user) return show(context);
  const content =
    '<p>The reverse proxy in front of this wiki signs people in, so there is no form for it here. It has not said who you are.</p>';
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
