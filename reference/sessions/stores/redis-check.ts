import type Redis from 'ioredis';
import { masters, type RedisClient } from './redis-client';
import type { RedisPlace } from './redis-place';
import { StoreError } from './store-error';

/** Before, there were no users, and what a script does did not reach replicas as single writes. */
const MINIMUM = [6, 0] as const;
const CHECK = 'redis-cli --cluster check says what is missing.';

/**
 * Asks each server for its version, role and settings.
 * @returns what will go wrong, a line for each
 * @throws StoreError for what can't work
 */
export async function checkRedis(client: RedisClient, { kind, nodes }: RedisPlace): Promise<string[]> {
  const servers = masters(client);
  if (servers.length === 0) {
    const addresses = nodes.map(({ host, port }) => `${host}:${port}`).join(', ');
    throw new StoreError(`No node of the Redis cluster of ${addresses} has slots: ${CHECK}`);
  }
  const warnings = await Promise.all(servers.map((server) => checkServer(server, kind === 'cluster')));
  return warnings.flat();
}

async function checkServer(server: Redis, isCluster: boolean): Promise<string[]> {
  const name = `Redis at ${server.options.host}:${server.options.port}`;
  let info: ReadonlyMap<string, string>;
  try {
    info = readInfo(await server.info());
    if (isCluster) info = new Map([...info, ...readInfo((await server.cluster('INFO')) as string)]);
  } catch (error) {
    return [`${name} does not say which version and settings it has: ${(error as Error).message}.`];
  }
  const problem = problemOf(info, isCluster);
  if (problem) throw new StoreError(`${name} ${problem}`);
  return warningsOf(info).map((warning) => `${name} ${warning}`);
}

/** Why a server that says so of itself can't keep sessions, as the end of a sentence. */
export function problemOf(info: ReadonlyMap<string, string>, isCluster: boolean): string | undefined {
  const version = info.get('redis_version') ?? '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1])) {
    return `has version ${version}; expected ${MINIMUM.join('.')} or newer, or Valkey.`;
  }
  if (!isCluster && info.get('cluster_enabled') === '1') {
    return 'is a node of a cluster; expected redis+cluster:// before its address.';
  }
  if (isCluster && info.get('cluster_state') !== 'ok') {
    return `says cluster_state:${info.get('cluster_state')}; expected ok: ${CHECK}`;
  }
  if (info.get('role') === 'slave') {
    return `is a replica, which takes no writes; expected its master, ${info.get('master_host')}:${info.get('master_port')}.`;
  }
  return undefined;
}

function warningsOf(info: ReadonlyMap<string, string>): string[] {
  const policy = info.get('maxmemory_policy');
  if (policy === undefined || policy === 'noeviction') return [];
  return [
    `has maxmemory-policy ${policy}: with its memory full sessions end early; expected noeviction, by which visitors are told to try again.`,
  ];
}

function readInfo(text: string): Map<string, string> {
  const lines = text.split('\r\n').filter((line) => /^\w+:/.test(line));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}
