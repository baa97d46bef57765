import type { Session, Value } from '../reference';
import { SessionLike } from './wrap';

/** A place for values for each visitor, wiki or whatever a mutant tells them apart by. */
export function places<Key>(): (key: Key) => Map<string, Value> {
  const all = new Map<Key, Map<string, Value>>();
  return (key) => {
    const values = all.get(key) ?? new Map<string, Value>();
    all.set(key, values);
    return values;
  };
}

function isExtensions(key: string): boolean {
  return !key.startsWith('wiki.');
}

/** What extensions store is kept in `kept`, whatever becomes of the session. */
export class KeptElsewhere extends SessionLike {
  constructor(
    own: Session,
    private readonly kept: Map<string, Value>,
  ) {
    super(own);
  }
  override get isNew() {
    return false;
  }
  override get(key: string) {
    return this.kept.get(key) ?? super.get(key);
  }
  override has(key: string) {
    return this.kept.has(key) || super.has(key);
  }
  override set(key: string, value: Value) {
    if (isExtensions(key)) this.kept.set(key, value);
    else super.set(key, value);
  }
}

/** What a session has, it has as it was last stored in `kept`; the example macro's number is its own. */
export class Shared extends SessionLike {
  constructor(
    own: Session,
    private readonly kept: Map<string, Value>,
  ) {
    super(own);
  }
  override get(key: string) {
    return super.has(key) ? (this.kept.get(key) ?? super.get(key)) : undefined;
  }
  override set(key: string, value: Value) {
    if (isExtensions(key) && key !== 'test') this.kept.set(key, value);
    super.set(key, value);
  }
}

/** Extensions find what they store under other keys than their own. */
export class Renamed extends SessionLike {
  constructor(
    own: Session,
    private readonly rename: (key: string) => string,
  ) {
    super(own);
  }
  override get(key: string) {
    return super.get(this.#renamed(key));
  }
  override has(key: string) {
    return super.has(this.#renamed(key));
  }
  override set(key: string, value: Value) {
    super.set(this.#renamed(key), value);
  }
  override delete(key: string) {
    return super.delete(this.#renamed(key));
  }
  #renamed(key: string) {
    return isExtensions(key) ? this.rename(key) : key;
  }
}

/** Extensions find what they stored at one wiki there alone. */
export class OfOneWiki extends Renamed {
  constructor(
    own: Session,
    private readonly wiki: string,
  ) {
    super(own, (key) => `${wiki}.${key}`);
  }
  override *keys() {
    const own = `${this.wiki}.`;
    for (const key of super.keys()) {
      if (!isExtensions(key)) yield key;
      else if (key.startsWith(own)) yield key.slice(own.length);
    }
  }
}
