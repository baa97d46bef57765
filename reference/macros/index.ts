import type { Visit } from '../visit';
import { sessionDict } from './session-dict';
import { sessionMacro } from './session-macro';

/** An extension that puts text into a page. */
export interface Macro {
  /** What the text depends on besides the page; with `time`, it is made anew for each visit. */
  readonly dependencies: readonly 'time'[];
  /** The text, not HTML. */
  execute(visit: Visit): string;
}

export const macros: Readonly<Record<string, Macro>> = {
  SessionMacro: sessionMacro,
  SessionDict: sessionDict,
};
