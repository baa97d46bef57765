import type { Visit } from './visit';

const DAY = 24 * 3600 * 1000;

/** The token for a form. Its action is bound to the session, where there is one. */
export function ticketFor(visit: Visit, purpose: string): string {
  const { tickets } = visit.wiki.farm;
  // Signing in comes before there is a session to bind a token to: it is bound to the day, and to this site's pages.
  return tickets.issue(purpose, purpose === 'login' ? today(visit.now) : holder(visit));
}

/** Why the form is refused, or undefined when it was submitted by a visitor on this wiki's own page. */
export function refusal(visit: Visit, purpose: string): string | undefined {
  if (visit.request.method !== 'POST') return 'Please use the form on this page.';
  if (!fromThisSite(visit)) return 'That form was on another site. Please use the form on this page.';
  const { tickets, policies } = visit.wiki.farm;
  const ticket = visit.field('ticket');
  const holders = purpose === 'login' ? [today(visit.now), today(visit.now - DAY)] : [holder(visit)];
  const valid = holders.some((holder) => policies.ticketIsValid(tickets, ticket, purpose, holder));
  return valid ? undefined : 'That form is no longer valid. Please use the form on this page.';
}

/** The session, or else the user that each request identifies anew. */
function holder(visit: Visit): string {
  return visit.open.nextId ?? `user ${visit.user?.name}`;
}

function today(now: number): string {
  return `day ${Math.floor(now / DAY)}`;
}

/** Browsers say where a form was; who says nothing is no browser, and has no cookies that others could use. */
function fromThisSite(visit: Visit): boolean {
  const { headers } = visit.request;
  if (headers['sec-fetch-site'] !== undefined) return headers['sec-fetch-site'] === 'same-origin';
  if (headers.origin === undefined) return true;
  return headers.origin === `${visit.request.https ? 'https' : 'http'}://${headers.host}`;
}
