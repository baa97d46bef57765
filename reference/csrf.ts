import { randomBytes } from 'node:crypto';
import type { PageContext } from './farm';

const DAY = 24 * 3600 * 1000;
const SUBJECT = 'wiki.subject';

export function ticketFor(context: PageContext, purpose: string): string {
  return context.wiki.farm.tickets.issue(purpose, csrfSubjects(context, purpose)[0] as string);
}

/** Why the form is rejected, or undefined when it was submitted by a visitor on this wiki's own page. */
export function csrfError(context: PageContext, purpose: string): string | undefined {
  const error = findError(context, purpose);
  if (error) context.wiki.farm.counters.rejected.form += 1;
  return error;
}

function findError(context: PageContext, purpose: string): string | undefined {
  if (context.request.method !== 'POST') return 'Please use the form on this page.';
  const site = otherSite(context);
  if (site !== undefined) return `That form was on ${site} Please use the form on this page.`;
  const { tickets, policies } = context.wiki.farm;
  const ticket = context.field('ticket');
  const valid = csrfSubjects(context, purpose).some((subject) =>
    policies.ticketIsValid(tickets, ticket, purpose, subject),
  );
  return valid ? undefined : 'That form is no longer valid. Please use the form on this page.';
}

/** To whom the token is bound: a user's session, or else the user that each request identifies anew. */
function csrfSubjects(context: PageContext, purpose: string): string[] {
  // Signing in comes before there is a session to bind a token to, and an anonymous visitor may have another one in each
  // request: it is bound to the day, and to this site's pages.
  if (purpose === 'login' || !context.user) return [context.now, context.now - DAY].map(day);
  return [context.requestSession.nextId ?? heldSubject(context) ?? context.user.name];
}

/** What stands for a user's session that has no id of its own: it is in the session. */
function heldSubject(context: PageContext): string | undefined {
  const { user, session, requestSession } = context;
  // What is not there in the next request binds no token.
  if (!user || !requestSession.plan(context)) return undefined;
  const held = session.get(SUBJECT);
  if (typeof held === 'string') return held;
  const subject = randomBytes(18).toString('base64url');
  session.set(SUBJECT, subject);
  return subject;
}

function day(time: number): string {
  return `day ${Math.floor(time / DAY)}`;
}

/**
 * Which other site the form was on, as the end of a sentence. Browsers say where it was; a client that says nothing is
 * not a browser, and has no cookies that others could use.
 */
function otherSite(context: PageContext): string | undefined {
  const { headers, https, host } = context.request;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' ? undefined : 'another site.';
  const own = `${https ? 'https' : 'http'}://${host}`;
  if (headers.origin === undefined || headers.origin === own) return undefined;
  return `another site: on ${headers.origin}, and this wiki was asked as ${own}. Where a reverse proxy stands in between, its address has to be in trusted_proxies.`;
}
