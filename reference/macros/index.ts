import type { Generation } from '../settings';
import type { Visit } from '../visit';
import { sessionDict } from './session-dict';
import { authSessionMacro, sessionMacro } from './session-macro';

/** An extension that puts text into a page. */
export interface Macro {
  /** What the text depends on besides the page; with `time`, it is made anew for each visit. */
  readonly dependencies: readonly 'time'[];
  /** The text, not HTML. */
  execute(visit: Visit): string;
}

/** The macros of each generation, by the name that stands in the page. */
export const macros: Readonly<Record<Generation, Readonly<Record<string, Macro>>>> = {
  'session-service': { SessionMacro: sessionMacro, SessionDict: sessionDict },
  'auth-list': { SessionMacro: authSessionMacro, SessionDict: sessionDict },
};
