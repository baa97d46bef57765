import type { SessionStore } from '../../api';
import { MemoryStore } from './memory';
import { StoreError, type StoreOptions } from './store-error';

/**
 * The store that `memory`, `lmdb:FOLDER` or `redis://HOST:PORT/DATABASE` (also `rediss:`, by TLS) names.
 * @throws StoreError for anything else, and when it can't be had
 */
export async function openStore(place: string, options: StoreOptions): Promise<SessionStore> {
  if (place === 'memory') return new MemoryStore();
  if (place.startsWith('lmdb:')) {
    const { LmdbStore } = await load('lmdb', () => import('./lmdb'));
    return new LmdbStore(place.slice('lmdb:'.length), options);
  }
  if (isRedis(place)) {
    const { RedisStore } = await load('ioredis', () => import('./redis'));
    return RedisStore.connect(place, options);
  }
  throw new StoreError(
    `There is no store ${showPlace(place)}; expected memory, lmdb:FOLDER or redis://HOST:PORT/DATABASE.`,
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

function isRedis(place: string): boolean {
  try {
    const { protocol, hostname, pathname, username, password } = new URL(place);
    decodeURIComponent(username + password);
    return /^rediss?:$/.test(protocol) && hostname !== '' && /^\/?\d*$/.test(pathname);
  } catch {
    return false;
  }
}

/** The place as it may be shown: without the password for it. */
export function showPlace(place: string): string {
  return place.replace(/^(\w+:\/\/)[^/]*@/, '$1');
}
