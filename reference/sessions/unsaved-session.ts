import type { RequestSession, Session } from '../api';
import { RecordedSession } from './recorded-session';

// session-unavailable: "Where no session is available, nothing is restored, and using it is no error."
/** A session for this request alone; or one that saves, restores and expires itself. */
export function unsavedSession(session: Session = new RecordedSession(true)): RequestSession {
  return {
    session,
    nextId: undefined,
    plan: () => undefined,
    renewId() {},
    end() {},
    commit: async () => [],
  };
}
