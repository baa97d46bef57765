import type { TestContext } from 'node:test';
import { newFolder } from './new-folder';
import { RedisServer } from './redis-server';

/** The stores that several processes can have in common, each of a test's own, as `--store` names them. */
export const SHARED_STORES = {
  async lmdb() {
    return `lmdb:${newFolder()}`;
  },
  async redis(t: TestContext) {
    const redis = await RedisServer.start();
    t.after(() => redis.kill());
    return redis.url;
  },
};
