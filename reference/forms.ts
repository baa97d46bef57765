import type { Visit } from './visit';

const DAY = 24 * 3600 * 1000;

/** The token for a form. */
export function ticketFor(visit: Visit, purpose: string): string {
  return visit.wiki.farm.tickets.issue(purpose, holders(visit, purpose)[0] as string);
}

/** Why the form is refused, or undefined when it was submitted by a visitor on this wiki's own page. */
export function refusal(visit: Visit, purpose: string): string | undefined {
  if (visit.request.method !== 'POST') return 'Please use the form on this page.';
  if (!fromThisSite(visit)) return 'That form was on another site. Please use the form on this page.';
  const { tickets, policies } = visit.wiki.farm;
  const ticket = visit.field('ticket');
  const valid = holders(visit, purpose).some((holder) =>
    policies.ticketIsValid(tickets, ticket, purpose, holder),
  );
  if (valid) return undefined;
  visit.wiki.farm.tally.refused.form += 1;
  return 'That form is no longer valid. Please use the form on this page.';
}

/** Whom the token is bound to: the session, or else the user that each request identifies anew. */
function holders(visit: Visit, purpose: string): string[] {
  const holder = visit.open.nextId ?? visit.user?.name;
  // Signing in comes before there is a session to bind a token to: it is bound to the day, and to this site's pages.
  if (purpose === 'login' || holder === undefined) return [visit.now, visit.now - DAY].map(day);
  return [holder];
}

function day(time: number): string {
  return `day ${Math.floor(time / DAY)}`;
}

/** Browsers say where a form was; who says nothing is no browser, and has no cookies that others could use. */
function fromThisSite(visit: Visit): boolean {
  const { headers } = visit.request;
  if (headers['sec-fetch-site'] !== undefined) return headers['sec-fetch-site'] === 'same-origin';
  if (headers.origin === undefined) return true;
  return headers.origin === `${visit.request.https ? 'https' : 'http'}://${headers.host}`;
}
