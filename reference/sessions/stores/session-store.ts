import type { SessionChange } from '../../api';

/** A session as a store has it. */
export interface StoredRecord {
  /** Each value as JSON text. */
  readonly values: ReadonlyMap<string, string>;
  /** From when on the session is no longer accepted, in ms since the epoch: a whole minute. */
  readonly expires: number;
}

/** A store that can't be reached, read or written just now. Nothing that was not saved is ever told to be. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

export interface StoreOptions {
  /** What "saved" means, where the store can tell: committed outlives the process, synced the machine too. */
  readonly durability: 'committed' | 'synced';
  log(message: string): void;
}

/**
 * Where sessions are kept. It knows ids, values and when they may be removed; it decides nothing.
 * Each call is one step that others see whole or not at all, in this process and in all others of the store. Times
 * are in ms since the epoch. Any call may throw StoreError; a record that can't be read is logged and taken for none.
 */
export interface SessionStore {
  load(sid: string): Promise<StoredRecord | undefined>;

  /** Begins a session; false when the id is in use, or was and has ended. */
  create(sid: string, change: SessionChange, expires: number): Promise<boolean>;

  // no-lost-update: "Parallel requests of one session lose no write".
  /**
   * Merges what one request changed, so that parallel requests lose no write.
   * False, and nothing written, when the session is gone: a logout wins over a late request.
   * @param seen what `load` gave, for a store that would otherwise read it again
   */
  update(sid: string, change: SessionChange, expires: number, seen?: StoredRecord): Promise<boolean>;

  /**
   * Gives the session a new id, together with what the request changed; the old id has ended.
   * False, and nothing written, when the session is gone.
   * @param tombstoneUntil as for `end`, for the old id
   */
  move(
    sid: string,
    to: string,
    change: SessionChange,
    expires: number,
    tombstoneUntil: number,
  ): Promise<boolean>;

  /** Ends the session. @param tombstoneUntil until when `create` must refuse this id */
  end(sid: string, tombstoneUntil: number): Promise<void>;

  /** Removes what has expired, at a cost of what has expired; how many sessions that were. */
  sweep(now: number): Promise<number>;

  /** A key of 32 bytes, the same for all servers of this store: it authenticates what must hold on each of them. */
  secret(): Promise<Buffer>;

  /** How many sessions are stored. */
  count(): Promise<number>;

  close(): Promise<void>;
}
