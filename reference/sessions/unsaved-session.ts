import type { RequestSession, Session } from '../api';
import { SessionData } from './session-data';

// session-unavailable: "Where no session is available, nothing is restored, and using it is no error."
/** A session for this request alone; or one that saves, restores and expires itself. */
export function unsavedSession(session: Session = new SessionData()): RequestSession {
  return {
    session,
    plan: () => undefined,
    // logout-ends-server-state: nothing of it is left, whoever keeps it.
    end: () => session.clear(),
    commit: async () => [],
  };
}
