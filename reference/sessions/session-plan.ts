import type { Age, RequestContext, SessionPlan, StoredRecord } from '../api';
import { sessionOwner, sessionStarted } from './identity';
import type { SessionRules } from './session-rules';

/** The key of what lifetime was decided on the visit before. */
export const LIFETIME = 'wiki.lifetime';

/** What decides when the session of this request ends. @param record what is stored of it */
export function ageOf(rules: SessionRules, context: RequestContext, record?: StoredRecord): Age {
  const owner = sessionOwner(context);
  const before = context.session.get(LIFETIME);
  return {
    now: context.now,
    lifetime: rules.lifetime(owner),
    grace: rules.grace(owner),
    started: sessionStarted(context),
    absoluteLifetime: rules.absoluteLifetime,
    before: typeof before === 'number' && record ? { lifetime: before, expires: record.expires } : undefined,
  };
}

/** How a session of that age goes on; undefined when it does not. */
export function planOf(rules: SessionRules, context: RequestContext, age: Age): SessionPlan | undefined {
  // anonymous-zero: "No session cookie for an anonymous visitor"; logged-in-zero: "Logging in does not last".
  const maxAge = rules.policies.cookieMaxAge(age);
  return maxAge === 0 ? undefined : { maxAge, cookie: rules.transport.cookie(context) };
}
