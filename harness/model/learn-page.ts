import type { Model } from './model';
import type { Observation } from './prediction';
import { type State, takeOver } from './session';
import type { Role, Who } from './world';

/** Who asks for a page, of which wiki. */
export interface Request {
  who: Who;
  at: Role;
}

/** Takes in what a page showed of a session that may be there, or may have begun. @param stores whether making it stores something */
export function learnPage(
  model: Model,
  { who, at }: Request,
  before: State,
  observation: Observation,
  stores = false,
): void {
  const after = model.at(who, at);
  if (after.is === 'none') return;
  const { session } = after;
  if (observation.given.length > 0) session.behind = false;
  // Some wikis begin an anonymous session where there is something to keep, and not before.
  const isLater = before.is !== 'session' && !session.user && observation.held.length === 0;
  if (isLater && !stores) model.become(who, at, before);
  // Whom each request identifies is shown, whatever has become of the session.
  if (before.is !== 'maybe' || !before.session.user || model.browser(who).identified) return;
  if (observation.user !== undefined) model.become(who, at, { is: 'session', session });
  else {
    model.become(who, at, { is: 'none' });
    model.visit(who, at);
    // What the request stored may be in the anonymous session that begins.
    const begun = model.at(who, at);
    if (begun.is !== 'none') takeOver(begun.session, session);
  }
}
