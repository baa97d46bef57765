import type { OpenSession } from './service';
import { RecordedSession } from './session';

// session-unavailable: "Where no session is available, nothing is restored, and using it is no error."
/** A session for this request alone. */
export function noSession(): OpenSession {
  return {
    session: new RecordedSession(true),
    nextId: undefined,
    cookie: () => undefined,
    renewId() {},
    end() {},
    finalize: async () => undefined,
  };
}
