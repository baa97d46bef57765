import type { State } from './session';
import type { Role, User, Who } from './world';

/** Why somebody has no session any more, and by which requirements nothing of it is there. */
export interface End {
  requirements: readonly [string, ...string[]];
}

/** What is known of somebody's browser. */
export interface Browser {
  readonly who: Who;
  /** By the wiki at which the sessions are found. */
  readonly states: Map<Role, State>;
  visited: boolean;
  /** Sends a session cookie that nobody issued. */
  forged: boolean;
  /** Sends the name and password of its user each time. */
  identified: boolean;
  /** Whether the page before their eyes asks for an account at the remote wiki. */
  prompted: boolean;
  end?: End;
  /** Pages that it has opened. */
  readonly opened: Set<string>;
}

/** What somebody else has a copy of. */
export interface Copy {
  who: Who;
  at: Role;
  state: State;
  user?: User;
}

export const newBrowser = (who: Who): Browser => ({
  who,
  states: new Map(),
  visited: false,
  forged: false,
  identified: false,
  prompted: false,
  opened: new Set(),
});
