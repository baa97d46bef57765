import type { Session, SessionChange, Value } from '../api';
import { jsonText } from './json-text';
import { merge, parseRecord, writeRecord } from './stores/record';

/** Keys of the wiki's own use of the session begin so; what extensions and visitors store does not. */
export const RESERVED = 'wiki.';

const NOTHING: ReadonlyMap<string, string> = new Map();

// replace-dict, replace-expiry: "a dict-like object", which "should implement session data expiry, cf. SessionData".
/** Session data of both generations, as it was stored and with what this request changed: like a dict. */
export class SessionData implements Session {
  readonly #stored: ReadonlyMap<string, string>;
  readonly #change = new Map<string, string | null>();
  /** Lists and objects that extensions have in hand: they may change in place. */
  readonly #shared = new Map<string, Value>();

  constructor(
    readonly isNew = true,
    stored: ReadonlyMap<string, string> = NOTHING,
  ) {
    this.#stored = stored;
  }

  /** Data as `write` gave it; undefined when it has expired, or is no such text. @param now ms since the epoch */
  static read(text: string, now: number): SessionData | undefined {
    try {
      const { values, expires } = parseRecord(text);
      return now < expires ? new SessionData(false, values) : undefined;
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  /** All of it as text. @param expires when it does, in ms since the epoch */
  write(expires: number): string {
    return writeRecord(merge(this.#stored, this.change), expires);
  }

  /** @throws TypeError for a value that was changed in place to what can't be stored, which then is as it was */
  get change(): SessionChange {
    for (const [key, value] of this.#shared) {
      try {
        this.#note(key, jsonText(key, value));
      } catch (error) {
        this.#shared.delete(key);
        throw error;
      }
    }
    return this.#change;
  }

  get size(): number {
    return this.keys().length;
  }

  // session-dict: "you can use request.session like a dict": set, read, test for, delete a key.
  get(key: string): Value | undefined {
    const shared = this.#shared.get(key);
    if (shared !== undefined) return shared;
    const text = this.text(key);
    return text === undefined ? undefined : this.#share(key, JSON.parse(text) as Value);
  }

  set(key: string, value: Value): this {
    this.#note(key, jsonText(key, value));
    this.#shared.delete(key);
    this.#share(key, value);
    return this;
  }

  has(key: string): boolean {
    return this.text(key) !== undefined;
  }

  delete(key: string): boolean {
    const was = this.has(key);
    this.#shared.delete(key);
    if (this.#stored.has(key)) this.#change.set(key, null);
    else this.#change.delete(key);
    return was;
  }

  clear(): void {
    for (const key of this.keys()) this.delete(key);
  }

  keys(): string[] {
    const names = new Set(this.#stored.keys());
    for (const [key, text] of this.#change) {
      if (text === null) names.delete(key);
      else names.add(key);
    }
    return [...names];
  }

  values(): Value[] {
    return this.keys().map((key) => this.get(key) as Value);
  }

  entries(): [string, Value][] {
    return this.keys().map((key) => [key, this.get(key) as Value]);
  }

  [Symbol.iterator](): Iterator<[string, Value]> {
    return this.entries()[Symbol.iterator]();
  }

  /** A value as JSON text, as it was when it was last set or noted. */
  text(key: string): string | undefined {
    const changed = this.#change.get(key);
    return changed === undefined ? this.#stored.get(key) : (changed ?? undefined);
  }

  #share(key: string, value: Value): Value {
    if (typeof value === 'object' && value !== null) this.#shared.set(key, value);
    return value;
  }

  #note(key: string, text: string): void {
    if (this.#stored.get(key) === text) this.#change.delete(key);
    else this.#change.set(key, text);
  }
}
