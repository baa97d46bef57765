import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type Database, open, type RootDatabase } from 'lmdb';
import type { SessionChange } from '../session';
import { merge, readRecord } from './record';
import { type SessionStore, type StoredRecord, StoreError, type StoreOptions } from './store';

const MINUTE = 60_000;
/** So many sessions are swept at a time: a few milliseconds, after which requests have their turn. */
const SWEEP = 100;

/**
 * Sessions in an LMDB folder, for any number of processes on one machine. A write is on its way to the disk when it
 * is acknowledged and outlives the process; with `synced` it outlives the machine too.
 */
export class LmdbStore implements SessionStore {
  readonly #root: RootDatabase<Buffer, string>;
  /** `1767225600000{"key":"…"}`: when the session ends, and its values as JSON texts. */
  readonly #sessions: Database<string, string>;
  /** Until when ended ids are remembered. */
  readonly #ended: Database<number, string>;
  /** Ids by the minute they were to end when last looked at; a renewal is noticed when that minute comes up. */
  readonly #minutes: Database<boolean, [minute: number, sid: string]>;

  /** @throws StoreError when the folder can't be used */
  constructor(
    folder: string,
    private readonly options: StoreOptions,
  ) {
    try {
      this.#root = open({
        path: folder,
        noSubdir: false,
        encoding: 'binary',
        maxDbs: 4,
        // A commit that fails would reject, besides the promises handed out, one that nobody has.
        eventTurnBatching: false,
      });
      this.#sessions = this.#root.openDB({ name: 'sessions', encoding: 'string', useVersions: true });
      this.#ended = this.#root.openDB({ name: 'ended', encoding: 'ordered-binary' });
      this.#minutes = this.#root.openDB({ name: 'minutes', encoding: 'ordered-binary' });
    } catch (error) {
      throw new StoreError(`The LMDB folder ${folder} can't be used: ${(error as Error).message}`);
    }
  }

  async load(sid: string): Promise<StoredRecord | undefined> {
    // A snapshot may be a millisecond old; what another process has just ended must not be in it.
    this.#root.resetReadTxn();
    return this.#find(sid)?.record;
  }

  create(sid: string, change: SessionChange, expires: number): Promise<boolean> {
    return this.#transaction(() => {
      if (this.#sessions.doesExist(sid) || this.#ended.doesExist(sid)) return false;
      this.#put(sid, merge(new Map(), change), expires);
      return true;
    });
  }

  async update(sid: string, change: SessionChange, expires: number): Promise<boolean> {
    for (;;) {
      const found = this.#find(sid);
      if (!found) return false;
      const { record, version } = found;
      if (change.size === 0 && record.expires === expires) return true;

      const text = writeRecord(merge(record.values, change), expires);
      const written = await this.#saved(() => {
        if (expires < record.expires) this.#minutes.put([minuteOf(expires), sid], true);
        return this.#sessions.put(sid, text, version + 1, version);
      });
      if (written) return true;
      // Another request was first: what it wrote stays, and this one's change comes on top.
      this.#root.resetReadTxn();
    }
  }

  move(sid: string, to: string, change: SessionChange, expires: number, remember: number): Promise<boolean> {
    return this.#transaction(() => {
      const found = this.#find(sid);
      if (!found) return false;
      this.#put(to, merge(found.record.values, change), expires);
      this.#forget(sid, remember);
      return true;
    });
  }

  end(sid: string, remember: number): Promise<void> {
    return this.#transaction(() => this.#forget(sid, remember));
  }

  async sweep(now: number): Promise<number> {
    // A killed process leaves a mark that would keep the space of what is removed from being used again.
    this.#root.readerCheck();
    let swept = 0;
    for (;;) {
      this.#root.resetReadTxn();
      const end = [Math.floor(now / MINUTE) + 1, ''] as [number, string];
      const due = [...this.#minutes.getKeys({ end, limit: SWEEP })];
      if (due.length === 0) return swept;
      swept += await this.#transaction(() => due.filter((entry) => this.#settle(entry, now)).length);
      await setImmediate();
    }
  }

  async secret(): Promise<Buffer> {
    return this.#transaction(() => {
      const known = this.#root.get('secret');
      if (known) return Buffer.from(known);
      const secret = randomBytes(32);
      this.#root.put('secret', secret);
      return secret;
    });
  }

  async count(): Promise<number> {
    this.#root.resetReadTxn();
    return (this.#sessions.getStats() as { entryCount: number }).entryCount;
  }

  close(): Promise<void> {
    return this.#root.close();
  }

  #find(sid: string): { record: StoredRecord; version: number } | undefined {
    const entry = this.#sessions.getEntry(sid);
    if (!entry) return undefined;
    try {
      const start = entry.value.indexOf('{');
      const values = JSON.parse(entry.value.slice(start)) as object;
      const record = readRecord(Number(entry.value.slice(0, start)), Object.entries(values));
      return { record, version: entry.version as number };
    } catch (error) {
      this.options.log(`A stored session can't be read and is taken for none: ${(error as Error).message}`);
      return undefined;
    }
  }

  #put(sid: string, values: ReadonlyMap<string, string>, expires: number): void {
    this.#sessions.put(sid, writeRecord(values, expires), 1);
    this.#minutes.put([minuteOf(expires), sid], true);
  }

  #forget(sid: string, remember: number): void {
    this.#sessions.remove(sid);
    if (remember === 0) return;
    this.#ended.put(sid, remember);
    this.#minutes.put([minuteOf(remember), sid], true);
  }

  /** Whether a session went whose minute has come up. */
  #settle(entry: [minute: number, sid: string], now: number): boolean {
    const [, sid] = entry;
    this.#minutes.remove(entry);
    const until = this.#ended.get(sid);
    if (until !== undefined && until <= now) this.#ended.remove(sid);
    const text = this.#sessions.get(sid);
    if (text === undefined) return false;
    const expires = Number.parseInt(text, 10);
    if (expires > now) this.#minutes.put([minuteOf(expires), sid], true);
    else this.#sessions.remove(sid);
    return !(expires > now);
  }

  #transaction<T>(action: () => T): Promise<T> {
    return this.#saved(() => this.#root.transaction(action));
  }

  async #saved<T>(write: () => Promise<T>): Promise<T> {
    try {
      const result = await write();
      if (this.options.durability === 'synced') await this.#root.flushed;
      return result;
    } catch (error) {
      (error as { commitError?: Promise<never> }).commitError?.catch(() => {});
      throw new StoreError("The LMDB folder can't be written", { cause: error });
    }
  }
}

function writeRecord(values: ReadonlyMap<string, string>, expires: number): string {
  return `${expires}${JSON.stringify(Object.fromEntries(values))}`;
}

function minuteOf(time: number): number {
  return Math.ceil(time / MINUTE);
}
