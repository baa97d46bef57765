import Redis, { Cluster } from 'ioredis';
import type { RedisPlace } from './redis-place';
import { scripts } from './redis-scripts';

/** ms after which Redis counts as gone. */
const TIMEOUT_MS = 1_000;
/** ms after which a cluster is asked again which node has what, also while nothing fails. */
const REFRESH_MS = 5_000;

export type RedisClient = Redis | Cluster;

/** A client that is not connected yet. It fails at once while Redis is gone, and comes back by itself. */
export function createClient(place: RedisPlace): RedisClient {
  const { username, password, database, tls, nodes, master } = place;
  const shared = {
    connectTimeout: TIMEOUT_MS,
    commandTimeout: TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls && { tls: {} }),
  };
  // While Redis is gone a request fails at once; none is kept and done later, when it may be out of date.
  const failing = { lazyConnect: true, enableOfflineQueue: false, scripts };
  if (place.kind === 'cluster') {
    return new Cluster([...nodes], {
      ...failing,
      redisOptions: shared,
      enableReadyCheck: false,
      slotsRefreshInterval: REFRESH_MS,
      retryDelayOnFailover: 0,
      retryDelayOnClusterDown: 0,
      clusterRetryStrategy: retryAfter,
    });
  }
  const options = { ...shared, ...failing, db: database, retryStrategy: retryAfter };
  if (master === undefined) return new Redis({ ...options, ...nodes[0] });
  return new Redis({
    ...options,
    name: master,
    sentinels: [...nodes],
    sentinelRetryStrategy: retryAfter,
    // Who hangs instead of ending is left as soon as the sentinels have another master.
    failoverDetector: true,
    ...(tls && { enableTLSForSentinelMode: true, sentinelTLS: {} }),
  });
}

/** Has it called for each connection to a master, before what it is asked by requests. */
export function onConnected(client: RedisClient, done: () => void): void {
  client.on('ready', done);
  if (client instanceof Cluster) client.on('+node', (node: Redis) => node.on('ready', done));
}

/** Each server that takes writes. */
export function masters(client: RedisClient): Redis[] {
  return client instanceof Cluster ? client.nodes('master') : [client];
}

function retryAfter(attempt: number): number {
  return Math.min(attempt * 50, 1000);
}
