import type { Session, SessionChange, Value } from '../api';

/** Keys of the wiki's own use of the session begin so; what extensions and visitors store does not. */
export const RESERVED = 'wiki.';

const NOTHING: ReadonlyMap<string, string> = new Map();

/** The session object of both generations: stored values as they were loaded, and what this request changed. */
export class RecordedSession implements Session {
  readonly #stored: ReadonlyMap<string, string>;
  readonly #change = new Map<string, string | null>();

  constructor(
    readonly isNew: boolean,
    stored: ReadonlyMap<string, string> = NOTHING,
  ) {
    this.#stored = stored;
  }

  get change(): SessionChange {
    return this.#change;
  }

  // session-dict: "you can use request.session like a dict": set, read, test for, delete a key.
  get(key: string): Value | undefined {
    const text = this.text(key);
    return text === undefined ? undefined : (JSON.parse(text) as Value);
  }

  /** @throws TypeError when the value has no JSON form. */
  set(key: string, value: Value): void {
    const text: string | undefined = JSON.stringify(value);
    if (text === undefined)
      throw new TypeError(`session[${JSON.stringify(key)}]: a ${typeof value} is not JSON-serializable`);
    if (this.#stored.get(key) === text) this.#change.delete(key);
    else this.#change.set(key, text);
  }

  has(key: string): boolean {
    return this.text(key) !== undefined;
  }

  delete(key: string): boolean {
    const was = this.has(key);
    if (this.#stored.has(key)) this.#change.set(key, null);
    else this.#change.delete(key);
    return was;
  }

  keys(): string[] {
    const names = new Set(this.#stored.keys());
    for (const [key, text] of this.#change) {
      if (text === null) names.delete(key);
      else names.add(key);
    }
    return [...names];
  }

  /** A value as JSON text. */
  text(key: string): string | undefined {
    const changed = this.#change.get(key);
    return changed === undefined ? this.#stored.get(key) : (changed ?? undefined);
  }
}

/** Forgets all that a session holds. */
export function clear(session: Session): void {
  for (const key of [...session.keys()]) session.delete(key);
}
