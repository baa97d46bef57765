import { createHmac } from 'node:crypto';
import type { SessionKit } from '../api';
import type { SessionDependencies } from '../sessions/dependencies';
import { ageOf, planOf } from '../sessions/session-plan';
import type { SessionRules } from '../sessions/session-rules';
import { StoredSessionService } from '../sessions/stored-session-service';

/** What an extension's service, handler or method of that name is made with. */
export function sessionKit(name: string, rules: SessionRules, dependencies: SessionDependencies): SessionKit {
  const { stores, limits } = dependencies;
  return {
    // What it authenticates, visitors may have a hand in: a key of its own is good for nothing else.
    secret: createHmac('sha256', dependencies.secret).update(`extension\n${name}`).digest(),
    cookie: rules.transport,
    plan: (context) => planOf(rules, context, ageOf(rules, context)),
    stored(store) {
      stores.add(store);
      return new StoredSessionService({ ...rules, store, limits: limits.of(store) });
    },
  };
}
