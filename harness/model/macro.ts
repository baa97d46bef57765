import type { Model } from './model';
import { first, specialNames, unavailableNames, valueNames } from './naming';
import { errorNames } from './page';
import type { Expected, Observation, Prediction, Said } from './prediction';
import { type State, UNKNOWN } from './session';
import { sessionNames } from './values';
import type { Role, Who } from './world';

/** What the example macro must say to somebody. @param before what their session was when the request came */
export function macroPredictions(model: Model, who: Who, at: Role, before: State): Prediction[] {
  const { world } = model;
  const isAuthList = world.generation === 'auth-list';
  const of = (requirements: Prediction['requirements'], expected: Expected): Prediction => ({
    who,
    at,
    requirements,
    expected,
  });
  const texts = isAuthList ? (['set', 'loaded'] as const) : (['nothing stored', 'set', 'loaded'] as const);
  return [
    of(errorNames(model, before, at), { of: 'macro', says: texts }),
    of([isAuthList ? 'auth-macro' : 'macro-stores-once'], { of: 'number' }),
    ...said(model, who, at, before),
  ];
}

function said(model: Model, who: Who, at: Role, before: State): Prediction[] {
  const { world } = model;
  const isAuthList = world.generation === 'auth-list';
  const of = (requirements: Prediction['requirements'], says: readonly Said[], more = {}): Prediction[] => [
    { who, at, requirements, expected: { of: 'macro', says, ...more } },
  ];
  const { forged, end } = model.browser(who);
  if (before.is === 'maybe') {
    const { user, test } = before.session;
    return test === undefined && !user
      ? of(end?.requirements ?? ['session-restored'], ['nothing stored', 'set'])
      : [];
  }
  if (before.is === 'none') {
    if (isAuthList) return of(first(...(end?.requirements ?? []), ...unavailableNames(world, at)), ['set']);
    const nothing = unavailableNames(world, at)[0] !== 'session-restored';
    if (forged) return of(nothing ? ['anonymous-zero'] : ['session-restored'], ['nothing stored', 'set']);
    const names = first(
      ...(end?.requirements ?? []),
      ...(nothing ? unavailableNames(world, at) : []),
      'session-is-new',
    );
    return of(names, ['nothing stored']);
  }
  const { session } = before;
  const { test } = session;
  const special = specialNames(world, at, session.user && { remember_me: model.remember[session.user] });
  if (test === UNKNOWN) return of(['session-is-new'], ['set', 'loaded']);
  if (test === undefined) {
    const stores = isAuthList
      ? first(
          ...special,
          session.early && 'anonymous-sets-cookie-only',
          'auth-macro',
          ...valueNames(world, at, session, true),
        )
      : first(
          ...special,
          'macro-stores-once',
          !session.user && session.visits < 2 && 'session-is-new',
          ...sessionNames(model, session, at),
        );
    return [
      ...of(stores, ['set']),
      ...of([isAuthList ? 'auth-macro' : 'macro-per-visitor'], ['set'], { otherThan: [...model.numbers] }),
    ];
  }
  const loads = isAuthList ? 'auth-macro' : 'macro-loads';
  const others = isAuthList ? [] : model.numbers.filter((number) => number !== test);
  const lasted = model.now > session.began ? sessionNames(model, session, at) : [];
  const names = first(
    ...special,
    ...lasted,
    loads,
    others.length > 0 && 'macro-per-visitor',
    ...valueNames(world, at, session, true),
  );
  const ifSeen = others.map((number) => ({ number, requirement: 'macro-per-visitor' }));
  return of(names, ['loaded'], { value: test }).map((each) => ({ ...each, ifSeen }));
}

/** Which number the macro has set or found. */
export function learnMacro(model: Model, who: Who, at: Role, before: State, { reading }: Observation): void {
  if (!reading) return;
  const after = model.at(who, at);
  const number = reading.says === 'set' || reading.says === 'loaded' ? reading.value : undefined;
  if (reading.says === 'set' && number !== undefined && before.is === 'session') model.numbers.push(number);
  if (before.is === 'session') before.session.test = number ?? before.session.test;
  else if (before.is === 'maybe' && after.is !== 'none') {
    // Where the session had gone, S2's macro sets a number in a request that has none yet.
    const isLost = model.world.generation === 'auth-list' && reading.says === 'set';
    after.session.test = isLost ? UNKNOWN : number;
    if (reading.says === 'nothing stored') after.session.keys = new Map();
  } else if (after.is !== 'none' && number !== undefined) {
    // "moin_anon_session just sets a anonymous session cookie, it does not establish a session itself"
    if (model.world.generation === 'auth-list') after.session.early = true;
    else after.session.test = UNKNOWN;
  }
}
