import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { type Database, getLastVersion, open, type RootDatabase } from 'lmdb';
import type { SessionChange, SessionStore, StoredRecord } from '../../api';
import { NamespaceNote } from './lmdb-namespace';
import { parseExpires, parseVersion, VersionedRecord } from './lmdb-record';
import { LmdbWrites } from './lmdb-writes';
import { merge, writeRecord } from './record';
import { StoreError, type StoreOptions } from './store-error';

const MINUTE = 60_000;
/** So many sessions are swept at a time: a few milliseconds, after which requests have their turn. */
const SWEEP = 200;

/** Until when an ended id begins no other session, and the id that the session went on under, if it did. */
type Tombstone = [until: number, successor: string];

/**
 * Sessions in an LMDB folder, for any number of processes on one machine. A write is on its way to the disk when it
 * is acknowledged and outlives the process; with `synced` it outlives the machine too.
 */
export class LmdbStore implements SessionStore {
  readonly #root: RootDatabase<Buffer, string>;
  readonly #sessions: Database<string, string>;
  readonly #tombstones: Database<Tombstone, string>;
  /** Ids by the minute they were to end when last looked at; a renewal is noticed when that minute comes up. */
  readonly #minutes: Database<boolean, [minute: number, sid: string]>;

  readonly #writes: LmdbWrites;
  readonly #namespace: NamespaceNote;
  #snapshotIsNew = false;

  /** @throws StoreError when the folder can't be used */
  constructor(
    folder: string,
    private readonly options: StoreOptions,
  ) {
    try {
      // Ids, values and the key of the MACs are in it.
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      this.#root = open({
        path: folder,
        noSubdir: false,
        encoding: 'binary',
        maxDbs: 4,
      });
      this.#sessions = this.#root.openDB({ name: 'sessions', encoding: 'string', useVersions: true });
      this.#tombstones = this.#root.openDB({ name: 'ended', encoding: 'ordered-binary' });
      this.#minutes = this.#root.openDB({ name: 'minutes', encoding: 'ordered-binary' });
      this.#writes = new LmdbWrites(this.#root, folder, options);
      this.#namespace = new NamespaceNote(this.#root);
    } catch (error) {
      throw new StoreError(`The LMDB folder ${folder} can't be used: ${(error as Error).message}`);
    }
    const warning = this.#namespace.warning();
    if (warning) options.log(`The LMDB folder ${folder} ${warning}.`);
    this.#writes.saved(() => this.#namespace.renew()).catch(() => {});
  }

  async load(sid: string): Promise<StoredRecord | undefined> {
    this.#renewSnapshot();
    return this.#find(sid);
  }

  create(sid: string, change: SessionChange, expires: number): Promise<boolean> {
    return this.#writes.transaction(() => {
      if (this.#sessions.doesExist(sid) || this.#tombstones.doesExist(sid)) return false;
      this.#put(sid, merge(new Map(), change), expires);
      return true;
    });
  }

  async update(sid: string, change: SessionChange, expires: number, seen?: StoredRecord): Promise<boolean> {
    let record = seen instanceof VersionedRecord ? seen : this.#find(sid);
    while (record) {
      const { version } = record;
      if (change.size === 0 && record.expires === expires) {
        this.#renewSnapshot();
        return this.#sessions.doesExist(sid);
      }

      const text = writeRecord(merge(record.values, change), expires);
      const indexed = expires >= record.expires;
      const written = await this.#writes.saved(() => {
        if (!indexed) this.#minutes.put([minuteOf(expires), sid], true);
        return this.#sessions.put(sid, text, version + 1, version);
      });
      if (written) return true;
      // Another request was first: what it wrote stays, and this one's change comes on top.
      this.#renewSnapshot();
      record = this.#find(sid);
    }
    return false;
  }

  move(
    sid: string,
    to: string,
    change: SessionChange,
    expires: number,
    tombstoneUntil: number,
  ): Promise<boolean> {
    return this.#writes.transaction(() => {
      const record = this.#find(sid);
      if (!record) return false;
      this.#put(to, merge(record.values, change), expires);
      this.#bury(sid, tombstoneUntil, to);
      return true;
    });
  }

  end(sid: string, tombstoneUntil: number): Promise<void> {
    return this.#writes.transaction(() => this.#end(sid, tombstoneUntil));
  }

  async hasEnded(sid: string): Promise<boolean> {
    this.#renewSnapshot();
    return this.#tombstones.doesExist(sid);
  }

  async sweep(now: number): Promise<number> {
    // A killed process leaves a mark that would keep the space of what is removed from being used again.
    this.#root.readerCheck();
    await this.#writes.saved(() => this.#namespace.renew());
    let swept = 0;
    for (;;) {
      this.#renewSnapshot();
      const end = [Math.floor(now / MINUTE) + 1, ''] as [number, string];
      const due = [...this.#minutes.getKeys({ end, limit: SWEEP })];
      if (due.length === 0) return swept;
      const settled = await this.#writes.saved(() =>
        Promise.all(due.map((entry) => this.#settle(entry, now))),
      );
      swept += settled.filter((went) => went).length;
      await setImmediate();
    }
  }

  async secret(): Promise<Buffer> {
    return this.#writes.transaction(() => {
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

  async close(): Promise<void> {
    await this.#writes.saved(() => this.#namespace.remove()).catch(() => {});
    await this.#root.close();
  }

  /** A snapshot may be a millisecond old, and what another process has just ended must not be in it. */
  #renewSnapshot(): void {
    if (this.#snapshotIsNew) return;
    this.#snapshotIsNew = true;
    this.#root.resetReadTxn();
    queueMicrotask(() => {
      this.#snapshotIsNew = false;
    });
  }

  #find(sid: string): VersionedRecord | undefined {
    const text = this.#sessions.get(sid);
    if (text === undefined) return undefined;
    try {
      return parseVersion(text, getLastVersion());
    } catch (error) {
      this.options.log(`A stored session can't be read and is taken for none: ${(error as Error).message}`);
      return undefined;
    }
  }

  #put(sid: string, values: ReadonlyMap<string, string>, expires: number): void {
    this.#sessions.put(sid, writeRecord(values, expires), 1);
    this.#minutes.put([minuteOf(expires), sid], true);
  }

  #end(sid: string, tombstoneUntil: number): void {
    const [, successor] = this.#tombstones.get(sid) ?? [];
    this.#bury(sid, tombstoneUntil);
    if (successor && tombstoneUntil > 0) this.#end(successor, tombstoneUntil);
  }

  #bury(sid: string, until: number, successor = ''): void {
    this.#sessions.remove(sid);
    if (until === 0) return;
    this.#tombstones.put(sid, [until, successor]);
    this.#minutes.put([minuteOf(until), sid], true);
  }

  /** Whether a session went whose minute has come up. */
  async #settle(entry: [minute: number, sid: string], now: number): Promise<boolean> {
    const [, sid] = entry;
    const [until] = this.#tombstones.get(sid) ?? [];
    if (until !== undefined && until <= now) this.#tombstones.remove(sid);
    const text = this.#sessions.get(sid);
    const expires = text === undefined ? undefined : parseExpires(text);
    if (expires !== undefined && expires <= now) {
      // One that was renewed meanwhile has another version: it stays in both, and its minute comes up again at once.
      return this.#sessions.ifVersion(sid, getLastVersion(), () => {
        this.#sessions.remove(sid);
        this.#minutes.remove(entry);
      });
    }
    if (expires !== undefined) this.#minutes.put([minuteOf(expires), sid], true);
    await this.#minutes.remove(entry);
    return false;
  }
}

function minuteOf(time: number): number {
  return Math.ceil(time / MINUTE);
}
