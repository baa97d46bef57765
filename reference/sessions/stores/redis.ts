import { randomBytes } from 'node:crypto';
import DataLoader from 'dataloader';
import Redis from 'ioredis';
import type { SessionChange, SessionStore, StoredRecord } from '../../api';
import { RecentlyEnded } from './recently-ended';
import { readRecord } from './record';
import { type Script, scripts } from './redis-scripts';
import { StoreError, type StoreOptions } from './store-error';

const PREFIX = 'wiki-session:';
/** ms after which Redis counts as gone. */
const TIMEOUT_MS = 1_000;
/** Requests that come together have their sessions loaded, and updated, by one command: so many at a time. */
const BATCH = { cache: false, maxBatchSize: 50 };
/** So many sessions are swept at a time: Redis serves nobody meanwhile. */
const SWEEP_BATCH = 500;

/**
 * Sessions in Redis, for any number of machines. What outlives Redis itself is up to its own settings: with
 * `appendonly yes` and `appendfsync always` everything acknowledged does.
 */
export class RedisStore implements SessionStore {
  readonly #redis: Redis;
  readonly #loads = new DataLoader<string, object | string>(
    async (sids) => JSON.parse((await this.#run('load', ...sids)) as string),
    BATCH,
  );
  readonly #updates = new DataLoader<readonly (string | number)[], number>(async (updates) => {
    const answers = (await this.#run('update', ...updates.flat())) as (number | string)[];
    return answers.map((answer) => (typeof answer === 'string' ? unavailable(new Error(answer)) : answer));
  }, BATCH);
  #secret: string | undefined;
  #trouble = 'it does not answer';
  readonly #recentlyEnded = new RecentlyEnded();

  private constructor(
    url: string,
    private readonly options: StoreOptions,
  ) {
    this.#redis = new Redis(url, {
      lazyConnect: true,
      connectTimeout: TIMEOUT_MS,
      commandTimeout: TIMEOUT_MS,
      // While Redis is gone a request fails at once; none is kept and done later, when it may be out of date.
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      scripts,
      autoResendUnfulfilledCommands: false,
      retryStrategy: (attempt) => Math.min(attempt * 50, 1000),
    });
    this.#redis.on('error', (error: Error) => {
      this.#trouble = error.message;
      options.log(`Redis: ${error.message}`);
    });
    this.#redis.on('ready', () => this.#restore());
  }

  /**
   * @param url such as redis://host:6379/0
   * @throws StoreError when Redis can't be reached
   */
  static async connect(url: string, options: StoreOptions): Promise<RedisStore> {
    const store = new RedisStore(url, options);
    try {
      await store.#redis.connect();
    } catch {
      store.#redis.disconnect();
      throw new StoreError(`Redis at ${new URL(url).host} can't be reached: ${store.#trouble}.`);
    }
    return store;
  }

  async load(sid: string): Promise<StoredRecord | undefined> {
    const fields = await this.#loads.load(sid);
    try {
      if (typeof fields === 'string') throw new SyntaxError(fields);
      return Array.isArray(fields) ? readFields(fields) : undefined;
    } catch (error) {
      this.options.log(`A stored session can't be read and is taken for none: ${(error as Error).message}`);
      return undefined;
    }
  }

  async create(sid: string, change: SessionChange, expires: number): Promise<boolean> {
    return (await this.#run('create', sid, expires, ...pairs(change))) === 1;
  }

  async update(sid: string, change: SessionChange, expires: number): Promise<boolean> {
    const changes = pairs(change);
    return (await this.#updates.load([sid, expires, changes.length, ...changes])) === 1;
  }

  async move(
    sid: string,
    to: string,
    change: SessionChange,
    expires: number,
    tombstoneUntil: number,
  ): Promise<boolean> {
    if ((await this.#run('move', sid, to, expires, tombstoneUntil, ...pairs(change))) !== 1) return false;
    this.#recentlyEnded.note(sid, tombstoneUntil);
    return true;
  }

  async end(sid: string, tombstoneUntil: number): Promise<void> {
    await this.#run('end', sid, tombstoneUntil);
    this.#recentlyEnded.note(sid, tombstoneUntil);
  }

  async hasEnded(sid: string): Promise<boolean> {
    return (await this.#ask(() => this.#redis.zscore(`${PREFIX}ended`, sid))) !== null;
  }

  async sweep(now: number): Promise<number> {
    let swept = 0;
    for (;;) {
      const count = (await this.#run('sweep', now, SWEEP_BATCH)) as number;
      swept += count;
      if (count < SWEEP_BATCH) return swept;
    }
  }

  async secret(): Promise<Buffer> {
    const name = `${PREFIX}secret`;
    await this.#ask(() => this.#redis.setnx(name, randomBytes(32).toString('base64')));
    const secret = (await this.#ask(() => this.#redis.get(name))) as string;
    this.#secret = secret;
    return Buffer.from(secret, 'base64');
  }

  count(): Promise<number> {
    return this.#ask(() => this.#redis.zcard(`${PREFIX}sessions`));
  }

  async close(): Promise<void> {
    this.#redis.disconnect();
  }

  /** Redis may have come back empty, or with an older state in which a session that ended is still there. */
  #restore(): void {
    if (this.#secret) this.#redis.setnx(`${PREFIX}secret`, this.#secret).catch(() => {});
    for (const [sid, tombstoneUntil] of this.#recentlyEnded)
      this.#run('end', sid, tombstoneUntil).catch(() => {});
  }

  #run(script: Script, ...args: (string | number)[]): Promise<unknown> {
    const commands = this.#redis as unknown as Record<
      Script,
      (...args: (string | number)[]) => Promise<unknown>
    >;
    return this.#ask(() => commands[script](PREFIX, ...args));
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

function readFields(fields: readonly string[]): StoredRecord {
  const values = new Map<string, string>();
  let expires = Number.NaN;
  for (let i = 0; i < fields.length; i += 2) {
    const [field, text] = fields.slice(i, i + 2) as [string, string];
    if (field === 'expires') expires = Number(text);
    else values.set(JSON.parse(field), text);
  }
  return readRecord(expires, values);
}

/** Keys as JSON texts, in which half a surrogate pair is one of ASCII letters. */
function pairs(change: SessionChange): string[] {
  return [...change].flatMap(([key, text]) => [JSON.stringify(key), text ?? '']);
}
