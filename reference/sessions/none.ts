import type { OpenSession } from './service';
import { RecordedSession, type Session } from './session';

// session-unavailable: "Where no session is available, nothing is restored, and using it is no error."
/** A session for this request alone; or one that saves, restores and expires itself. */
export function noSession(session: Session = new RecordedSession(true)): OpenSession {
  return {
    session,
    nextId: undefined,
    plan: () => undefined,
    renewId() {},
    end() {},
    finalize: async () => [],
  };
}
