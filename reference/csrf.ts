import type { PageContext } from './farm';

const DAY = 24 * 3600 * 1000;

export function ticketFor(context: PageContext, purpose: string): string {
  return context.wiki.farm.tickets.issue(purpose, csrfSubjects(context, purpose)[0] as string);
}

/** Why the form is rejected, or undefined when it was submitted by a visitor on this wiki's own page. */
export function csrfError(context: PageContext, purpose: string): string | undefined {
  if (context.request.method !== 'POST') return 'Please use the form on this page.';
  if (!fromThisSite(context)) return 'That form was on another site. Please use the form on this page.';
  const { tickets, policies, counters } = context.wiki.farm;
  const ticket = context.field('ticket');
  const valid = csrfSubjects(context, purpose).some((subject) =>
    policies.ticketIsValid(tickets, ticket, purpose, subject),
  );
  if (valid) return undefined;
  counters.rejected.form += 1;
  return 'That form is no longer valid. Please use the form on this page.';
}

/** To whom the token is bound: the session, or else the user that each request identifies anew. */
function csrfSubjects(context: PageContext, purpose: string): string[] {
  const subject = context.requestSession.nextId ?? context.user?.name;
  // Signing in comes before there is a session to bind a token to: it is bound to the day, and to this site's pages.
  if (purpose === 'login' || subject === undefined) return [context.now, context.now - DAY].map(day);
  return [subject];
}

function day(time: number): string {
  return `day ${Math.floor(time / DAY)}`;
}

/** Browsers say where a form was; who says nothing is no browser, and has no cookies that others could use. */
function fromThisSite(context: PageContext): boolean {
  const { headers, https, host } = context.request;
  if (headers['sec-fetch-site'] !== undefined) return headers['sec-fetch-site'] === 'same-origin';
  if (headers.origin === undefined) return true;
  return headers.origin === `${https ? 'https' : 'http'}://${host}`;
}
