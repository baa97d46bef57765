import type { Policies, SessionStore } from '../api';
import type { Counters } from '../counters';
import type { Extensions } from '../extensions/extensions';
import type { SignIn } from '../sign-in/sign-in';
import type { SessionLimits } from './limits';
import type { AllStores } from './stores/all-stores';

/** What both generations make sessions with. */
export interface SessionDependencies {
  readonly store: SessionStore;
  /** That one, and those of extensions. */
  readonly stores: AllStores;
  readonly extensions: Extensions;
  readonly policies: Policies;
  /** Key of the MACs of provisional ids. */
  readonly secret: string | Buffer;
  readonly signIn: SignIn;
  readonly limits: SessionLimits;
  readonly counters: Counters;
}
