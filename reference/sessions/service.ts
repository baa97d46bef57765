import type { SetCookie } from 'cookie';
import type { Visit } from '../visit';
import type { Header } from './carrier';
import type { Session } from './session';

/** Why a session gets a new id. */
export type NewIdReason = 'sign-in' | 'change-user';

export interface SessionPlan {
  /** Seconds from now that the visitor may keep the id. */
  readonly maxAge: number;
  /** Absent: the id travels by something else. */
  readonly cookie?: Omit<SetCookie, 'value'> | undefined;
}

/** The session of one request, in the hands of the service that provides it. */
export interface OpenSession {
  /** What extensions get as `request.session`. */
  readonly session: Session;
  /** The id that the visitor holds after this answer; undefined when there will be no session. */
  readonly nextId: string | undefined;
  /** How it goes on after this answer; undefined when it does not. */
  plan(visit: Visit): SessionPlan | undefined;
  /** Goes on under a new id. */
  renewId(reason: NewIdReason): void;
  /** Ends the session; `session` is a new, empty one from now on. */
  end(): void;
  /** After the handler: decides the cookie and saves. Answers the headers that say so to the visitor. */
  finalize(visit: Visit): Promise<readonly Header[]>;
}

// service-replaceable: "Sessions in MoinMoin are implemented using a special session service that can be configured
// in cfg.session_service."
/** What a wiki of the session-service generation asks of its session service. */
export interface SessionService {
  /** The session that this request belongs to, or a new one. Whatever a client sends is no error. */
  open(visit: Visit): Promise<OpenSession>;
}
