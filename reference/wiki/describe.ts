import type { RequestContext, SessionPlan } from '../api';
import { FOREVER } from '../sessions/lifetime';

/** In words, what this visitor's session is. */
export function describeSession(context: RequestContext): readonly string[] {
  const who = describeVisitor(context);
  const plan = context.requestSession.plan(context);
  if (!plan) return [who, 'No session goes on after this answer.'];

  const ends = new Date(context.now + plan.maxAge * 1000).toISOString().slice(0, 16).replace('T', ' ');
  const lasts =
    plan.maxAge === FOREVER
      ? 'The session lasts forever, which is ten years after your last visit.'
      : `The session ends ${duration(plan.maxAge)} after your last visit: at ${ends} UTC if this is the last.`;
  return [who, lasts, describeCookie(plan)];
}

function describeVisitor({ user, superuser }: RequestContext): string {
  if (!user) return 'You are an anonymous visitor.';
  if (superuser) return `You are signed in as ${superuser.name} and act as ${user.name}.`;
  return `You are signed in as ${user.name}.`;
}

function describeCookie({ cookie }: SessionPlan): string {
  if (!cookie) return 'No cookie carries it.';
  const host = cookie.domain === undefined ? 'this host alone' : `all hosts of ${cookie.domain}`;
  return `Its cookie ${cookie.name} goes to ${host}, to pages under ${cookie.path}.`;
}

function duration(seconds: number): string {
  const units: [string, number][] = [
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ];
  const parts = [];
  let left = seconds;
  for (const [unit, size] of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
  }
  return parts.join(' ');
}
