import type { Model } from './model';
import type { Move } from './move';
import { UNKNOWN } from './session';
import { differ, isUser, type Role, settingsAt, type User, type Who } from './world';

/** Whether a move is possible now, and something is said of what follows. */
export function may(model: Model, move: Move): boolean {
  const { world } = model;
  const { can } = world;
  if ('at' in move && !world.places.some(({ role }) => role === move.at)) return false;
  if ('who' in move && !isUser(move.who) && !can.anonymousReaders) return false;
  switch (move.does) {
    case 'open':
      return true;
    case 'follow':
      return maySignIn(model, move.who, 'first');
    case 'work remotely':
      return world.remote && signedIn(model, move.who);
    case 'clear':
      return model.browser(move.who).prompted;
    case 'macro':
      return can.exampleMacro;
    case 'dict':
      return can.dictMacro;
    case 'sign in':
    case 'sign in alone':
      return maySignIn(model, move.who, move.at);
    case 'sign out':
      return signedIn(model, move.who, move.at) && !model.browser(move.who).identified;
    case 'choose':
      return can.rememberMe && move.who !== 'Sue' && signedIn(model, move.who);
    case 'close':
      return model.browser(move.who).visited;
    case 'wait':
      return move.ms <= can.waits;
    case 'foreign':
      return !model.browser(move.who).visited;
    case 'forge':
      return forges(model, move);
    case 'copy':
    case 'copy unused':
      return model.at(move.who, 'first').is === 'session' && !model.browser(move.who).identified;
    case 'replay':
      return model.copy?.who === move.who;
    case 'change user':
      return (
        can.changeUser &&
        signedIn(model, move.who) &&
        !model.triedToChange &&
        actsAsNobody(model, move.who) &&
        move.to !== move.who
      );
    case 'come back':
      return can.changeUser && signedIn(model, move.who) && !actsAsNobody(model, move.who);
    case 'identify':
      return (
        Boolean(settingsAt(world, 'first').auth?.includes('http_basic')) &&
        !model.browser(move.who).visited &&
        move.who !== 'Sue'
      );
    case 'token':
      return (
        Boolean(settingsAt(world, 'first').auth?.includes('token_session')) &&
        !model.browser(move.who).visited
      );
    case 'cross':
      return differ(world) && signedIn(model, move.who, move.from);
  }
}

/** Whom each request identifies is signed in by it, whatever the session says. */
function maySignIn(model: Model, who: Who, at: Role): boolean {
  return (
    model.rules(at).signsIn && model.userOf(model.at(who, at)) === undefined && !model.browser(who).identified
  );
}

function signedIn(model: Model, who: User, at: 'first' | 'second' | 'third' = 'first'): boolean {
  const user = model.userOf(model.at(who, at));
  return user !== undefined && (user !== UNKNOWN || model.at(who, at).is === 'session');
}

function actsAsNobody(model: Model, who: User): boolean {
  const state = model.at(who, 'first');
  return state.is === 'session' && state.session.as === undefined;
}

/** Where anonymous visitors have no sessions, or none yet: of one that goes on nothing would be said. */
function forges(model: Model, { who }: { who: string }): boolean {
  const { world } = model;
  if (world.generation === 'auth-list' || isUser(who) || world.places.length > 1) return false;
  const browser = model.browser('the visitor');
  return (
    who === 'the visitor' &&
    !browser.visited &&
    model.rules('first').loggedIn === 'sessions' &&
    model.rules('first').anonymous === 'none'
  );
}
