import type { SessionChange, SessionStore } from '../api';
import type { Counters } from '../counters';
import { type QuotaLimits, SessionQuota } from './quota';
import type { SessionData } from './session-data';
import { sizeOf } from './size-limit';
import { UnreturnedSessions } from './unreturned';

const MIB = 1024 * 1024;

export const defaultQuota: QuotaLimits = { sessions: 100_000, bytes: 256 * MIB };

/** What counts of a session that was saved. */
export interface SavedSession {
  /** Name of the user whose it is; undefined for an anonymous visitor's. */
  readonly owner: string | undefined;
  /** Its key in the store, and the one that it had when the request came. */
  readonly key: string;
  readonly from: string | undefined;
  readonly changed: SessionChange;
  /** Whether no form asked for it, and its id has not come back yet. */
  readonly unreturned: boolean;
  readonly expires: number;
}

/** Keeps sessions that cost their visitors nothing from piling up: those of this server, by their keys in the store. */
export class SessionLimits {
  readonly #anonymous: SessionQuota;
  readonly #unreturned = new UnreturnedSessions();

  constructor(
    private readonly store: SessionStore,
    private readonly counters: Counters,
    private readonly quota: QuotaLimits = defaultQuota,
  ) {
    this.#anonymous = new SessionQuota(quota);
  }

  /** The same for the sessions of another store. */
  of(store: SessionStore): SessionLimits {
    return new SessionLimits(store, this.counters, this.quota);
  }

  /** A session was saved. Answers the keys of those that have to end for it. */
  noteSaved(session: SessionData, saved: SavedSession, now: number): readonly string[] {
    const { owner, key, from, changed, unreturned, expires } = saved;
    if (owner === undefined) {
      return this.noteAnonymous(key, changed.size > 0 ? sizeOf(session) : undefined, expires, now);
    }
    if (unreturned) return this.#unreturned.note(owner, key);
    if (from !== undefined) this.#unreturned.drop(owner, from);
    return [];
  }

  /**
   * An anonymous visitor's session was stored. Answers the keys of those that have to end for it.
   * @param size bytes; undefined: as before
   */
  noteAnonymous(key: string, size: number | undefined, expires: number, now: number): readonly string[] {
    return this.#anonymous.note(key, size, expires, now);
  }

  /** The session ended, or is a user's now. */
  drop(key: string): void {
    this.#anonymous.drop(key);
  }

  async end(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.store.end(key, 0);
      this.counters.evicted += 1;
    }
  }
}
