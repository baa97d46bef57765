import { identify, sessionOwner, signIn } from '../sessions/identity';
import type { SessionRules } from '../sessions/open';
import { StoredSessions } from '../sessions/stored';
import type { AuthMethod } from './method';

/** A method that assigns `request.session`, and keeps who was signed in by a method before it in the list. */
export function sessionHandler(name: string, rules: SessionRules): AuthMethod {
  const sessions = new StoredSessions(rules);
  const usersOnly = new StoredSessions({
    ...rules,
    lifetime: (owner) => (owner ? rules.lifetime(owner) : 0),
  });
  return {
    name,
    async request(visit) {
      // anonymous-order: "moin_anon_session must be after moin_session": if it came before, the visitor has another
      // cookie from now on, and what belonged to the old one is not restored.
      visit.open = await (visit.offered ? usersOnly : sessions).open(visit);
      if (!visit.user) identify(visit);
      else if (visit.user !== sessionOwner(visit)) signIn(visit, visit.user);
    },
  };
}
