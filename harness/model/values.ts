import type { Model } from './model';
import { isWord, type Operation } from './move';
import { first, placeNames, unavailableNames, valueNames } from './naming';
import { isRenewed } from './page';
import type { Prediction, Telling } from './prediction';
import { type Known, type Session, type State, UNKNOWN } from './session';
import type { Role, Who } from './world';

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
  return session.user ? [] : ['anonymous-cookie-lifetime'];
}

/** What a session's dict has, operation by operation. */
export class Values {
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
    | { names: Prediction['requirements']; value: unknown; ifSeen?: readonly Telling[] }
    | undefined {
    const known = this.#keys.get(key);
    const isAvailable = this.before.is === 'session';
    if (name === 'set') {
      // "values stored there are automatically saved and restored if a session is available"
      const sets = isAvailable ? (known?.sets ?? 0) + 1 : 0;
      const replaced = known ? [...known.replaced, known.stored] : [];
      const { request } = this.model;
      this.#keys.set(key, { value: isAvailable ? value : UNKNOWN, stored: value, sets, request, replaced });
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
      if (!known || known.value === UNKNOWN) return undefined;
      return { names: this.#names(key), value: known.value, ifSeen: this.#tellings(known) };
    }
    return this.#listed();
  }

  /** "like a dict": a value takes the place of the one before. */
  #tellings({ replaced }: Known): Telling[] {
    const { generation, places } = this.model.world;
    if (places.length > 1) return [];
    const requirement = generation === 'session-service' ? 'session-dict' : 'auth-session-dict';
    return replaced.map((value) => ({ value, requirement }));
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
    const isOthers = !session.user && !known && !this.#gone.has(key);
    const isSpecial = [...this.#keys.keys()].some((each) => !isWord(each));
    return first(
      world.generation === 'auth-list' && session.as !== undefined && 'uses-change-user',
      ...(waited ? lastedNames(model, session, at) : []),
      world.generation === 'session-service' && isSpecial && 'session-dict',
      world.generation === 'session-service' && isOthers && 'session-restored',
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
