import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import DataLoader from 'dataloader';
import type { SessionChange, SessionStore, StoredRecord } from '../../api';
import { type Ended, RecentlyEnded } from './recently-ended';
import { merge } from './record';
import { checkRedis } from './redis-check';
import { createClient, onConnected, type RedisClient } from './redis-client';
import type { RedisPlace } from './redis-place';
import { type Found, pairs, readFields } from './redis-record';
import type { Script } from './redis-scripts';
import { StoreError, type StoreOptions } from './store-error';

/** ms from when a session has ended by the wiki's clock until Redis removes it, should the clocks differ. */
const MARGIN_MS = 300_000;
/** Requests that come together have their sessions loaded, and updated, by one command: so many at a time. */
const BATCH = 50;
/** ms after which a node is told again what it would not take. */
const AGAIN_MS = 500;
const SILENT = 'it does not answer';

interface Update {
  readonly sid: string;
  /** What the script gets of it. */
  readonly args: readonly (string | number)[];
}

/**
 * Sessions in Redis, or a cluster of Redis, for any number of machines. Redis removes by itself what has ended; whether
 * a session is over the wiki decides by its own clock. What outlives Redis itself is up to its own settings: with
 * `appendonly yes` and `appendfsync always` everything acknowledged does, but for what a failover loses.
 */
export class RedisStore implements SessionStore {
  readonly #client: RedisClient;
  readonly #loads: DataLoader<string, object | string>;
  readonly #updates: DataLoader<Update, number>;
  #secret: string | undefined;
  #closed = false;
  #trouble = SILENT;
  readonly #recentlyEnded = new RecentlyEnded();

  private constructor(
    private readonly place: RedisPlace,
    private readonly options: Required<StoreOptions>,
  ) {
    this.#client = createClient(place);
    // What is asked of a cluster by one command has to be of one slot.
    const batch = { cache: false, maxBatchSize: place.kind === 'cluster' ? 1 : BATCH };
    this.#loads = new DataLoader(async (sids) => {
      const keys = sids.map((sid) => this.#key(sid));
      return JSON.parse((await this.#run('load', keys)) as string);
    }, batch);
    this.#updates = new DataLoader(async (updates) => {
      const keys = updates.map(({ sid }) => this.#key(sid));
      const args = updates.flatMap((update) => update.args);
      const answers = (await this.#run('update', keys, ...args)) as (number | string)[];
      return answers.map((answer) => (typeof answer === 'string' ? unavailable(new Error(answer)) : answer));
    }, batch) as DataLoader<Update, number>;
    for (const event of ['error', 'node error']) {
      this.#client.on(event, (error: Error) => {
        const { message } = (error as { lastNodeError?: Error }).lastNodeError ?? error;
        if (message !== this.#trouble) options.log(`Redis: ${message}`);
        this.#trouble = message;
      });
    }
    onConnected(this.#client, () => this.#restore());
  }

  /** @throws StoreError when Redis can't be reached, or can't keep sessions as it is */
  static async connect(place: RedisPlace, options: Required<StoreOptions>): Promise<RedisStore> {
    const store = new RedisStore(place, options);
    const ended = once(store.#client, 'close').then(() => Promise.reject(new Error('closed')));
    try {
      await Promise.race([store.#client.connect(), ended]);
    } catch {
      store.#client.disconnect();
      const [{ host, port }] = place.nodes as [RedisPlace['nodes'][0]];
      throw new StoreError(
        `Redis at ${host}:${port} can't be reached: ${store.#trouble.replace(/\W+$/, '')}.`,
      );
    }
    try {
      for (const warning of await checkRedis(store.#client, place)) options.log(warning);
    } catch (error) {
      store.#client.disconnect();
      throw error;
    }
    return store;
  }

  load(sid: string): Promise<StoredRecord | undefined> {
    return this.#find(sid);
  }

  async create(sid: string, change: SessionChange, expires: number): Promise<boolean> {
    const keys = [this.#key(sid), this.#tombstone(sid)];
    return (await this.#run('create', keys, expires, this.#removedAfter(expires), ...pairs(change))) === 1;
  }

  async update(sid: string, change: SessionChange, expires: number): Promise<boolean> {
    const changes = pairs(change);
    const args = [expires, this.#removedAfter(expires), changes.length, ...changes];
    return (await this.#updates.load({ sid, args })) === 1;
  }

  /** The ids have different nodes: a copy begins, which nobody knows yet; then the session ends, if it is as it was. */
  async move(
    sid: string,
    to: string,
    change: SessionChange,
    expires: number,
    tombstoneUntil: number,
  ): Promise<boolean> {
    for (;;) {
      const found = await this.#find(sid);
      if (!found || !(await this.create(to, merge(found.values, change), expires))) return false;
      try {
        const keys = [this.#key(sid), this.#tombstone(sid)];
        const retired = await this.#run(
          'retire',
          keys,
          found.version,
          to,
          this.#removedAfter(tombstoneUntil),
        );
        if (retired === 1) break;
        await this.#bury(to, 0);
        if (retired === 0) return false;
      } catch (error) {
        this.#bury(to, 0).catch(() => {});
        throw error;
      }
    }
    this.#recentlyEnded.note(sid, tombstoneUntil);
    return true;
  }

  async end(sid: string, tombstoneUntil: number): Promise<void> {
    const successor = await this.#bury(sid, tombstoneUntil);
    this.#recentlyEnded.note(sid, tombstoneUntil);
    if (tombstoneUntil > 0 && successor !== '') await this.end(successor, tombstoneUntil);
  }

  async hasEnded(sid: string): Promise<boolean> {
    return (await this.#ask(() => this.#client.exists(this.#tombstone(sid)))) === 1;
  }

  async secret(): Promise<Buffer> {
    const name = `${this.place.prefix}secret`;
    await this.#ask(() => this.#client.setnx(name, randomBytes(32).toString('base64')));
    const secret = (await this.#ask(() => this.#client.get(name))) as string;
    this.#secret = secret;
    return Buffer.from(secret, 'base64');
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#client.disconnect();
  }

  /** Redis came back, empty or with an older state, or a replica took over: what ended may be there again. */
  #restore(): void {
    this.#trouble = SILENT;
    if (this.#secret) this.#client.setnx(`${this.place.prefix}secret`, this.#secret).catch(() => {});
    for (const ended of this.#recentlyEnded) void this.#endAgain(ended);
  }

  async #endAgain(ended: Ended): Promise<void> {
    try {
      await this.#bury(...ended);
    } catch (error) {
      // A node that has just come back may have no part in its cluster yet. One that is gone is told when it is back.
      const answered = ((error as Error).cause as Error).name === 'ReplyError';
      if (answered && !this.#closed) setTimeout(() => this.#endAgain(ended), AGAIN_MS).unref();
    }
  }

  async #find(sid: string): Promise<Found | undefined> {
    // A node may come back with an older state than it had.
    if (this.#recentlyEnded.has(sid)) return undefined;
    const fields = await this.#loads.load(sid);
    try {
      if (typeof fields === 'string') throw new SyntaxError(fields);
      return Array.isArray(fields) ? readFields(fields) : undefined;
    } catch (error) {
      this.options.log(`A stored session can't be read and is taken for none: ${(error as Error).message}`);
      return undefined;
    }
  }

  /** The id that it went on under, or nothing. */
  async #bury(sid: string, tombstoneUntil: number): Promise<string> {
    const removedAfter = tombstoneUntil === 0 ? 0 : this.#removedAfter(tombstoneUntil);
    return (await this.#run('end', [this.#key(sid), this.#tombstone(sid)], removedAfter)) as string;
  }

  /** What is in braces decides the slot: a session and its tombstone have the same. */
  #key(sid: string): string {
    return `${this.place.prefix}{${sid}}`;
  }

  #tombstone(sid: string): string {
    return `${this.#key(sid)}:ended`;
  }

  /** By the clock of Redis, which may be another one: so many ms from now. */
  #removedAfter(end: number): number {
    return Math.max(0, end - this.options.now()) + MARGIN_MS;
  }

  #run(script: Script, keys: readonly string[], ...args: (string | number)[]): Promise<unknown> {
    const commands = this.#client as unknown as Record<
      Script,
      (...args: (string | number)[]) => Promise<unknown>
    >;
    return this.#ask(() => commands[script](keys.length, ...keys, ...args));
  }

  async #ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (error) {
      throw unavailable(error);
    }
  }
}

function unavailable(cause: unknown): StoreError {
  return new StoreError(`Redis did not answer: ${(cause as Error).message}`, { cause });
}
