import type { SessionStore } from '../api';
import type { Counters } from '../counters';
import { type QuotaLimits, SessionQuota } from './quota';
import { UnreturnedSessions } from './unreturned';

const MIB = 1024 * 1024;

export const defaultQuota: QuotaLimits = { sessions: 100_000, bytes: 256 * MIB };

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

  /** An anonymous visitor's session was saved. @param size bytes; undefined: as before */
  async noteAnonymous(key: string, size: number | undefined, expires: number, now: number): Promise<void> {
    const bytes = size ?? this.#anonymous.sizeOf(key) ?? 0;
    await this.#end(this.#anonymous.note(key, { bytes, expires }, now));
  }

  /** A session began by a request that named its user. */
  async noteIdentified(user: string, key: string): Promise<void> {
    await this.#end(this.#unreturned.note(user, key));
  }

  /** The session's id came back. */
  noteReturned(user: string, key: string): void {
    this.#unreturned.drop(user, key);
  }

  /** The session ended, or is a user's now. */
  drop(key: string): void {
    this.#anonymous.drop(key);
  }

  async #end(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.store.end(key, 0);
      this.counters.evicted += 1;
    }
  }
}
