import type { Model } from './model';
import { isWord, type Operation } from './move';
import { first, placeNames, specialNames, unavailableNames, valueNames } from './naming';
import { isRenewed } from './page';
import type { Expected, Observation, Prediction } from './prediction';
import { type Known, type Session, type State, UNKNOWN } from './session';
import type { Role, Who } from './world';

/** What must be seen of what an extension does with request.session in one request. */
export function dictPredictions(
  model: Model,
  who: Who,
  at: Role,
  operations: readonly Operation[],
  before: State,
): Prediction[] {
  const predictions: Prediction[] = [];
  const predict = (requirements: Prediction['requirements'], expected: Expected) =>
    predictions.push({ who, at, requirements, expected });
  const isUsers = before.is === 'maybe' && before.session.user !== undefined;
  const values = new Values(model, who, at, before);
  operations.forEach((operation, index) => {
    const foreseen = values.foresee(operation);
    if (!foreseen || isUsers) return;
    const { names, value } = foreseen;
    predict(names, { of: 'operation', index, key: operation[1] ?? '', value });
  });
  values.leave();
  const isKnown = before.is === 'session' || (before.is === 'none' && !model.browser(who).forged);
  if (model.world.generation === 'session-service' && isKnown) {
    // "if macro.request.session.is_new: … until you send a cookie"
    predict(isNewNames(model, who, at, before), { of: 'is_new', value: before.is === 'none' });
  }
  return predictions;
}

function isNewNames(model: Model, who: Who, at: Role, before: State): Prediction['requirements'] {
  const { end } = model.browser(who);
  const { world } = model;
  if (before.is === 'none') {
    const disabled = model.rules(at).anonymous === 'none' ? unavailableNames(world, at) : [];
    return first(...(end?.requirements ?? []), ...disabled, 'session-is-new');
  }
  const { session } = before;
  const hasLasted = session.at !== at || model.now > session.began;
  return first(
    ...specialNames(world, at, session.user && { remember_me: model.remember[session.user] }),
    !hasLasted && 'session-is-new',
    ...sessionNames(model, session, at),
    'session-is-new',
  );
}

/** By which requirements a session is there at all. */
export function sessionNames(model: Model, session: Session, at: Role) {
  return first(
    ...placeNames(model.world),
    isRenewed(model, session) && 'session-renewed',
    ...model.lifetimeNames(at, session.user),
  );
}

/** By which requirements what is stored is there some time after the session began. */
function lastedNames(model: Model, session: Session, at: Role): readonly string[] {
  if (model.world.generation === 'session-service') return sessionNames(model, session, at);
  if (!session.user) return ['anonymous-cookie-lifetime'];
  return isRenewed(model, session) ? ['session-renewed'] : [];
}

class Values {
  readonly #keys: Map<string, Known>;
  readonly #gone: Set<string>;

  constructor(
    private readonly model: Model,
    private readonly who: Who,
    private readonly at: Role,
    private readonly before: State,
  ) {
    this.#keys = before.is === 'none' ? new Map() : before.session.keys;
    this.#gone = before.is === 'none' ? new Set() : before.session.gone;
  }

  /** What an operation gives, where that is said, and what it leaves. */
  foresee([name, key = '', value]: Operation):
    | { names: Prediction['requirements']; value: unknown }
    | undefined {
    const known = this.#keys.get(key);
    const isAvailable = this.before.is === 'session';
    if (name === 'set') {
      // "values stored there are automatically saved and restored if a session is available"
      const sets = isAvailable ? (known?.sets ?? 0) + 1 : 0;
      this.#keys.set(key, { value: isAvailable ? value : UNKNOWN, sets, request: this.model.request });
      return undefined;
    }
    if (name === 'delete') {
      this.#gone.add(key);
      if (isAvailable || !known) this.#keys.delete(key);
      else this.#keys.set(key, { ...known, value: UNKNOWN });
      return undefined;
    }
    if (name === 'has') {
      return known?.value === UNKNOWN ? undefined : { names: this.#names(key), value: known !== undefined };
    }
    if (name === 'get') {
      return !known || known.value === UNKNOWN ? undefined : { names: this.#names(key), value: known.value };
    }
    return this.#listed();
  }

  #listed() {
    if (this.before.is !== 'session') return undefined;
    const { test, early } = this.before.session;
    if (test !== undefined || [...this.#keys.values()].some((known) => known.value === UNKNOWN))
      return undefined;
    const value = [...this.#keys.keys()].sort();
    const names = first(
      early && 'anonymous-sets-cookie-only',
      ...valueNames(this.model.world, this.at, this.before.session, false),
    );
    return { names, value };
  }

  #names(key: string): Prediction['requirements'] {
    const { model, before, at } = this;
    const { world } = model;
    const { end } = model.browser(this.who);
    if (before.is === 'none') {
      const asDict = world.generation === 'session-service' ? 'session-dict' : 'auth-session-dict';
      const isDeleted = this.#gone.has(key);
      return first(isDeleted && asDict, ...(end?.requirements ?? []), ...unavailableNames(world, at));
    }
    const { session } = before;
    if (before.is === 'maybe' && end) return end.requirements;
    const known = this.#keys.get(key);
    const plain = this.#gone.size === 0 && known?.request !== model.request && (known?.sets ?? 0) <= 1;
    const waited = model.now > session.began;
    const anonymous = world.generation === 'session-service' && !session.user && !known && 'session-restored';
    const isSpecial = [...this.#keys.keys()].some((each) => !isWord(each));
    return first(
      ...(waited ? lastedNames(model, session, at) : []),
      world.generation === 'session-service' && isSpecial && 'session-dict',
      anonymous,
      ...valueNames(world, at, session, plain),
    );
  }

  /** What was stored where no session was available is gone, or may be there where the request began one. */
  leave(): void {
    if (this.before.is !== 'none') return;
    const after = this.model.at(this.who, this.at);
    if (after.is === 'none') return;
    for (const key of this.#gone) after.session.gone.add(key);
    if (this.model.world.generation === 'auth-list') return;
    for (const [key, known] of this.#keys) after.session.keys.set(key, known);
  }
}

/** What the answers tell where the documents leave it open. */
export function learnDict(before: State, operations: readonly Operation[], { dict }: Observation): void {
  if (before.is !== 'session' || !dict) return;
  for (const [index, [name, key = '']] of operations.entries()) {
    const known = before.session.keys.get(key);
    if (name === 'has' && dict.results[index] === false && known?.value === UNKNOWN)
      before.session.keys.delete(key);
  }
}
