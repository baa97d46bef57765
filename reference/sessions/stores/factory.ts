import type { SessionStore } from '../../api';
import { MemoryStore } from './memory';
import { parseRedisPlace, REDIS_PLACES } from './redis-place';
import { StoreError, type StoreOptions } from './store-error';

/**
 * The store that `memory`, `lmdb:FOLDER` or `redis://HOST:PORT/DATABASE` names; `REDIS_PLACES` has more of the last.
 * @throws StoreError for anything else, and when it can't be had
 */
export async function openStore(place: string, given: StoreOptions): Promise<SessionStore> {
  const options = { now: Date.now, ...given };
  if (place === 'memory') return new MemoryStore();
  if (place.startsWith('lmdb:')) {
    const { LmdbStore } = await load('lmdb', () => import('./lmdb'));
    return new LmdbStore(place.slice('lmdb:'.length), options);
  }
  const redis = parseRedisPlace(place);
  if (redis) {
    const { RedisStore } = await load('ioredis', () => import('./redis'));
    return RedisStore.connect(redis, options);
  }
  throw new StoreError(
    `There is no store ${showPlace(place)}; expected memory, lmdb:FOLDER, ${REDIS_PLACES.join(', ')}, or rediss for TLS.`,
  );
}

/** Loads a store whose client not every install has. */
async function load<T>(client: string, store: () => Promise<T>): Promise<T> {
  try {
    return await store();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'MODULE_NOT_FOUND' || !message.includes(`'${client}'`)) throw error;
    throw new StoreError(
      `This store needs the package ${client}, which is not installed: npm install ${client}`,
    );
  }
}

/** The place as it may be shown: without the password for it. */
export function showPlace(place: string): string {
  return place.replace(/^([\w+]+:\/\/)[^/]*@/, '$1');
}
