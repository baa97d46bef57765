import { may } from '../model/may';
import type { Model } from '../model/model';
import { type Edge, type Move, type Operation, PAGES, type PageOpened } from '../model/move';
import { timeUntil } from '../model/time-until';
import { differ, isUser, type Role, sessionsAt, settingsAt, type User, type Who } from '../model/world';

/** What is drawn: one move, or several that show something together only. */
export type Scene =
  | Move
  /** Somebody opens the example macro several times, or several pages one after the other. */
  | { does: 'macros'; who: Who; at: Role; times: number }
  | { does: 'walk'; who: Who; at: Role; pages: readonly PageOpened[] }
  /** An extension has values stored for somebody who has a session; they look at pages, and then it reads them. */
  | {
      does: 'keep';
      who: Who;
      at: Role;
      entries: readonly (readonly [key: string, value: unknown])[];
      meanwhile: readonly PageOpened[];
    }
  /** An extension does something for somebody who has a session. */
  | { does: 'use'; who: Who; at: Role; operations: readonly Operation[] }
  /** Just before, or just after, an end of somebody's session they come back; after it, what is left of it is tried. */
  | { does: 'wait for'; who: Who; edge: Edge }
  /** Somebody signs in and never comes back, and what is left of their session is tried. */
  | { does: 'stay away'; who: User; at: Role }
  /** Somebody signs out, and what is left of their session is tried. */
  | { does: 'leave'; who: User; at: Role }
  /** Two people walk through pages of their own. */
  | { does: 'both walk'; who: Who; other: Who; at: Role }
  /** What is stored is deleted in another request, and stored again in a third. */
  | { does: 'keep anew'; who: Who; at: Role }
  /** Two people have something stored under one key, and look at it. */
  | { does: 'both keep'; who: Who; other: Who; at: Role }
  /** What this world has and others have not. */
  | { does: 'what is special'; who: User; at: Role }
  /** The choice of remember_me is another the next time. */
  | { does: 'choose anew'; who: User; on: boolean };

const SET = ['set', 'a', 'kept'] as const;
const DELETE = ['delete', 'a'] as const;
const VISITORS = ['the visitor', 'the other visitor'] as const;

/** The moves of a scene, each when those before it are done. */
export function* movesOf(model: Model, scene: Scene): Generator<Move> {
  const at = 'at' in scene ? roleIn(model, scene.at) : 'first';
  switch (scene.does) {
    case 'macros':
      for (let time = 0; time < scene.times; time += 1) yield { does: 'macro', who: scene.who, at };
      return;
    case 'walk':
      for (const page of scene.pages) yield { does: 'open', who: scene.who, at, page };
      return;
    case 'keep': {
      const { who, entries, meanwhile } = scene;
      yield* begins(model, who, at);
      yield { does: 'dict', who, at, operations: entries.map(([key, value]) => ['set', key, value]) };
      for (const page of meanwhile) yield { does: 'open', who, at, page };
      yield reading(
        who,
        at,
        entries.map(([key]) => key),
      );
      return;
    }
    case 'use':
      yield* begins(model, scene.who, at);
      yield* movesOf(model, { ...scene, does: 'dict' });
      return;
    case 'dict':
      yield { ...scene, at };
      // Later the session may have ended, and what was wrong with it with it.
      yield reading(scene.who, at, [...new Set(scene.operations.flatMap(([, key]) => key ?? []))]);
      return;
    case 'wait for':
      yield* waits(model, scene.who, scene.edge);
      return;
    case 'stay away':
      yield { does: 'sign in alone', who: scene.who, at };
      yield* staysAway(model, scene.who);
      return;
    case 'leave':
      yield* begins(model, scene.who, at);
      yield { does: 'copy', who: scene.who };
      yield { does: 'sign out', who: scene.who, at };
      yield { does: 'replay', who: scene.who };
      return;
    case 'choose anew':
      yield* begins(model, scene.who, 'first');
      yield { does: 'choose', who: scene.who, on: scene.on };
      yield { does: 'sign out', who: scene.who, at: 'first' };
      yield { does: 'sign in', who: scene.who, at: 'first' };
      return;
    case 'both walk':
      for (const who of [scene.who, scene.other]) yield* begins(model, who, at);
      for (const [index, page] of PAGES.entries())
        yield { does: 'open', who: index % 2 === 0 ? scene.who : scene.other, at, page };
      return;
    case 'keep anew':
      yield* begins(model, scene.who, at);
      for (const operation of [SET, DELETE, SET]) {
        yield { does: 'dict', who: scene.who, at, operations: [operation] };
        yield reading(scene.who, at, ['a']);
      }
      return;
    case 'both keep':
      for (const who of [scene.who, scene.other]) {
        yield* begins(model, who, at);
        yield { does: 'dict', who, at, operations: [['set', 'a', who]] };
      }
      for (const who of [scene.who, scene.other]) yield reading(who, at, ['a']);
      return;
    case 'what is special':
      yield* special(model, scene.who, at);
      return;
    case 'change user':
      yield* begins(model, scene.who, 'first');
      yield { does: 'dict', who: scene.who, at: 'first', operations: [SET] };
      yield scene;
      yield { does: 'open', who: scene.who, at: 'first', page: 'another' };
      yield reading(scene.who, 'first', ['a']);
      return;
    case 'cross':
      yield* begins(model, scene.who, scene.from);
      yield scene;
      return;
    default:
      yield 'at' in scene ? { ...scene, at } : scene;
  }
}

/** One that there is. */
const roleIn = ({ world }: Model, role: Role): Role =>
  world.places.some((place) => place.role === role) ? role : 'first';

function* special(model: Model, who: User, at: Role): Generator<Move> {
  const { world } = model;
  const { auth } = settingsAt(world, 'first');
  if (world.remote) {
    yield* begins(model, who, 'first');
    yield { does: 'work remotely', who };
    yield { does: 'clear', who };
  } else if (differ(world)) {
    yield* begins(model, who, at);
    yield { does: 'cross', who, from: at };
  } else if (world.places.length > 1) {
    yield* begins(model, who, at);
    yield { does: 'dict', who, at, operations: [SET] };
    for (const { role } of world.places) yield reading(who, role, ['a']);
    yield { does: 'open', who, at, page: 'another' };
    // One user has several sessions where the wikis do not share one.
    if (world.places.some(({ role }) => sessionsAt(world, role) !== role)) return;
    for (const { role } of world.places) {
      yield* begins(model, who, role);
      yield { does: 'dict', who, at: role, operations: [['set', 'a', role]] };
    }
    for (const { role } of world.places) yield reading(who, role, ['a']);
  } else if (auth?.includes('http_basic')) {
    yield { does: 'identify', who };
    yield { does: 'macro', who, at };
    yield { does: 'macro', who, at };
    yield { does: 'dict', who, at, operations: [SET] };
    yield reading(who, at, ['a']);
  } else if (auth?.includes('token_session')) {
    for (const visitor of VISITORS) {
      yield { does: 'token', who: visitor };
      yield { does: 'dict', who: visitor, at, operations: [['set', 'a', visitor]] };
    }
    for (const visitor of VISITORS) yield reading(visitor, at, ['a']);
    yield* waits(model, 'the visitor', 'after');
  } else if (auth?.includes('cookie_session')) {
    yield* movesOf(model, { does: 'keep anew', who, at });
    yield* waits(model, who, 'after');
  } else if (world.generation === 'auth-list') {
    yield* movesOf(model, { does: 'change user', who: 'Sue', to: 'Ben' });
  } else {
    yield { does: 'forge', who: 'the visitor' };
    yield { does: 'macro', who: 'the visitor', at };
    yield { does: 'macro', who: 'the visitor', at };
  }
}

function reading(who: Who, at: Role, keys: readonly string[]): Move {
  const operations = keys.flatMap((key) => [['has', key] as const, ['get', key] as const]);
  return { does: 'dict', who, at, operations: [...operations, ['keys']] };
}

/** Somebody has a session, if they can. */
function* begins(model: Model, who: Who, at: Role): Generator<Move> {
  if (!model.world.places.some(({ role }) => role === at) || model.at(who, at).is === 'session') return;
  if (isUser(who)) yield { does: 'sign in', who, at };
  else if (model.world.can.exampleMacro) yield { does: 'macro', who, at };
  else yield { does: 'open', who, at, page: 'another' };
}

function* staysAway(model: Model, who: User): Generator<Move> {
  const ms = timeUntil(model, who, 'after');
  if (ms === undefined || !may(model, { does: 'wait', ms })) return;
  yield { does: 'copy unused', who };
  yield { does: 'wait', ms, until: { who, edge: 'after' } };
  yield { does: 'replay', who };
}

function* waits(model: Model, who: Who, edge: Edge): Generator<Move> {
  yield* begins(model, who, 'first');
  const ms = timeUntil(model, who, edge);
  if (ms === undefined || !may(model, { does: 'wait', ms })) return;
  if (edge !== 'before') {
    yield { does: 'dict', who, at: 'first', operations: [SET] };
    yield { does: 'copy', who };
  }
  yield { does: 'wait', ms, until: { who, edge } };
  if (edge !== 'before') yield { does: 'replay', who };
  if (isUser(who)) yield { does: 'open', who, at: 'first', page: 'another' };
  else yield { does: 'macro', who, at: 'first' };
}
