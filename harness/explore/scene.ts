import { may } from '../model/may';
import type { Model } from '../model/model';
import type { Edge, Move, PageOpened } from '../model/move';
import { timeUntil } from '../model/perform';
import { isUser, type Role, type User, type Who } from '../model/world';

/** What is drawn: one move, or several that show something together only. */
export type Scene =
  | Move
  /** Somebody opens the example macro several times, or several pages one after the other. */
  | { does: 'macros'; who: Who; at: Role; times: number }
  | { does: 'walk'; who: Who; at: Role; pages: readonly PageOpened[] }
  /** An extension has values stored for somebody who has a session. */
  | { does: 'keep'; who: Who; at: Role; values: readonly unknown[] }
  /** Just before, or just after, an end of somebody's session they come back; after it, what is left of it is tried. */
  | { does: 'wait for'; who: Who; edge: Edge }
  /** Somebody signs out, and what is left of their session is tried. */
  | { does: 'leave'; who: User; at: Role }
  /** The choice of remember_me is another the next time. */
  | { does: 'choose anew'; who: User; on: boolean };

const KEYS = ['a', 'b', 'c', 'd'];

/** The moves of a scene, each when those before it are done. */
export function* movesOf(model: Model, scene: Scene): Generator<Move> {
  switch (scene.does) {
    case 'macros':
      for (let time = 0; time < scene.times; time += 1) yield { does: 'macro', who: scene.who, at: scene.at };
      return;
    case 'walk':
      for (const page of scene.pages) yield { does: 'open', who: scene.who, at: scene.at, page };
      return;
    case 'keep': {
      const { who, at, values } = scene;
      yield* begins(model, who, at);
      const operations = values.map((value, index) => ['set', KEYS[index] ?? '', value] as const);
      yield { does: 'dict', who, at, operations };
      yield reading(who, at, KEYS.slice(0, values.length));
      return;
    }
    case 'dict':
      yield scene;
      // Later the session may have ended, and what was wrong with it with it.
      yield reading(scene.who, scene.at, [...new Set(scene.operations.flatMap(([, key]) => key ?? []))]);
      return;
    case 'wait for':
      yield* waits(model, scene.who, scene.edge);
      return;
    case 'leave':
      yield* begins(model, scene.who, scene.at);
      yield { does: 'copy', who: scene.who };
      yield { does: 'sign out', who: scene.who, at: scene.at };
      yield { does: 'replay', who: scene.who };
      return;
    case 'choose anew':
      yield* begins(model, scene.who, 'first');
      yield { does: 'choose', who: scene.who, on: scene.on };
      yield { does: 'sign out', who: scene.who, at: 'first' };
      yield { does: 'sign in', who: scene.who, at: 'first' };
      return;
    case 'change user':
      yield* begins(model, scene.who, 'first');
      yield scene;
      yield { does: 'open', who: scene.who, at: 'first', page: 'another' };
      return;
    case 'cross':
      yield* begins(model, scene.who, scene.from);
      yield scene;
      return;
    default:
      yield scene;
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

function* waits(model: Model, who: Who, edge: Edge): Generator<Move> {
  yield* begins(model, who, 'first');
  const ms = timeUntil(model, who, edge);
  if (ms === undefined || !may(model, { does: 'wait', ms })) return;
  if (edge !== 'before') {
    yield { does: 'dict', who, at: 'first', operations: [['set', 'a', 'kept']] };
    yield { does: 'copy', who };
  }
  yield { does: 'wait', ms };
  if (edge !== 'before') yield { does: 'replay', who };
  if (isUser(who)) yield { does: 'open', who, at: 'first', page: 'another' };
  else yield { does: 'macro', who, at: 'first' };
}
