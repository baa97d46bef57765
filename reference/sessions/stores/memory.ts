import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { SessionChange, SessionStore, StoredRecord } from '../../api';
import { merge } from './record';

const MINUTE = 60_000;
/** So many sessions are swept at a time: less than a millisecond, after which requests have their turn. */
const SWEEP = 1_000;

interface Tombstone {
  readonly until: number;
  /** The id that the session went on under. */
  readonly successor?: string | undefined;
}

/** Sessions in the memory of this process: gone when it ends. */
export class MemoryStore implements SessionStore {
  readonly #records = new Map<string, StoredRecord>();
  readonly #tombstones = new Map<string, Tombstone>();
  /** Ids by the minute they were to end when last looked at; a renewal is noticed when that minute comes up. */
  readonly #minutes = new Map<number, string[]>();

  readonly #secret = randomBytes(32);

  async load(sid: string): Promise<StoredRecord | undefined> {
    return this.#records.get(sid);
  }

  async create(sid: string, change: SessionChange, expires: number): Promise<boolean> {
    if (this.#records.has(sid) || this.#tombstones.has(sid)) return false;
    this.#records.set(sid, { values: merge(new Map(), change), expires });
    this.#noteMinute(sid, expires);
    return true;
  }

  async update(sid: string, change: SessionChange, expires: number): Promise<boolean> {
    const record = this.#records.get(sid);
    if (!record) return false;
    if (change.size === 0 && record.expires === expires) return true;
    this.#records.set(sid, {
      values: change.size > 0 ? merge(record.values, change) : record.values,
      expires,
    });
    if (expires < record.expires) this.#noteMinute(sid, expires);
    return true;
  }

  async move(
    sid: string,
    to: string,
    change: SessionChange,
    expires: number,
    tombstoneUntil: number,
  ): Promise<boolean> {
    const record = this.#records.get(sid);
    if (!record) return false;
    this.#records.set(to, { values: merge(record.values, change), expires });
    this.#noteMinute(to, expires);
    this.#bury(sid, tombstoneUntil, to);
    return true;
  }

  async end(sid: string, tombstoneUntil: number): Promise<void> {
    const successor = this.#tombstones.get(sid)?.successor;
    this.#bury(sid, tombstoneUntil);
    if (tombstoneUntil > 0 && successor !== undefined) await this.end(successor, tombstoneUntil);
  }

  async hasEnded(sid: string): Promise<boolean> {
    return this.#tombstones.has(sid);
  }

  async sweep(now: number): Promise<number> {
    let swept = 0;
    for (const [minute, sids] of this.#minutes) {
      if (minute * MINUTE > now) continue;
      this.#minutes.delete(minute);
      for (const [index, sid] of sids.entries()) {
        if (index % SWEEP === SWEEP - 1) await setImmediate();
        const tombstone = this.#tombstones.get(sid);
        if (tombstone && tombstone.until <= now) this.#tombstones.delete(sid);
        const record = this.#records.get(sid);
        if (!record) continue;
        if (record.expires > now) this.#noteMinute(sid, record.expires);
        else if (this.#records.delete(sid)) swept += 1;
      }
    }
    return swept;
  }

  async count(): Promise<number> {
    return this.#records.size;
  }

  async secret(): Promise<Buffer> {
    return this.#secret;
  }

  async close(): Promise<void> {}

  #bury(sid: string, until: number, successor?: string): void {
    this.#records.delete(sid);
    if (until === 0) return;
    this.#tombstones.set(sid, { until, successor });
    this.#noteMinute(sid, until);
  }

  #noteMinute(sid: string, time: number): void {
    const minute = Math.ceil(time / MINUTE);
    const sids = this.#minutes.get(minute);
    if (sids) sids.push(sid);
    else this.#minutes.set(minute, [sid]);
  }
}
