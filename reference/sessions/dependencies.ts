import type { Policies } from '../api';
import type { Counters } from '../counters';
import type { SignIn } from '../sign-in/sign-in';
import type { SessionLimits } from './limits';
import type { SessionStore } from './stores/session-store';

/** What both generations make sessions with. */
export interface SessionDependencies {
  readonly store: SessionStore;
  readonly policies: Policies;
  /** Key of the MACs of provisional ids. */
  readonly secret: string | Buffer;
  readonly signIn: SignIn;
  readonly limits: SessionLimits;
  readonly counters: Counters;
}
