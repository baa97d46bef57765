import type { SessionChange } from '../session';

export interface StoredRecord {
  /** Each value as JSON text. */
  readonly values: ReadonlyMap<string, string>;
  /** From when on the session is no longer accepted, in ms since the epoch: a whole minute. */
  readonly expires: number;
}

/**
 * Where sessions are kept. It knows ids, values and when they may be thrown away; it decides nothing.
 * Each call is one step that others see whole or not at all. Times are in ms since the epoch.
 */
export interface SessionStore {
  load(sid: string): Promise<StoredRecord | undefined>;

  /** Begins a session; false when the id is in use, or was and has ended. */
  create(sid: string, change: SessionChange, expires: number): Promise<boolean>;

  // no-lost-update: "Parallel requests of one session lose no write".
  /**
   * Merges what one request changed, so that parallel requests lose no write.
   * False, and nothing written, when the session is gone: a logout wins over a late request.
   */
  update(sid: string, change: SessionChange, expires: number): Promise<boolean>;

  /**
   * Gives the session a new id, together with what the request changed; the old id has ended.
   * False, and nothing written, when the session is gone.
   * @param remember as for `end`, for the old id
   */
  move(sid: string, to: string, change: SessionChange, expires: number, remember: number): Promise<boolean>;

  /** Ends the session. @param remember until when `create` must refuse this id */
  end(sid: string, remember: number): Promise<void>;

  /** Throws away what has expired, at a cost of what has expired; how many sessions that were. */
  sweep(now: number): Promise<number>;

  /** How many sessions are stored. */
  count(): Promise<number>;

  close(): Promise<void>;
}
