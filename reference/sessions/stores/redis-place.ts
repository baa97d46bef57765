/** Where a farm's sessions are in Redis, Valkey, or a cluster of them. */
export interface RedisPlace {
  readonly kind: 'server' | 'cluster' | 'sentinel';
  /** Of the server; of some nodes of the cluster; or of the sentinels, which know who the master is. */
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  /** What the sentinels call it. */
  readonly master: string | undefined;
  readonly database: number;
  readonly tls: boolean;
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** What all keys of the farm begin with. */
  readonly prefix: string;
}

const PLACE =
  /^redis(?<tls>s?)(?:\+(?<kind>cluster|sentinel))?:\/\/(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<hosts>[^@/?#]+)(?<path>\/[^?#]*)?(?<query>\?[^#]*)?$/;
const PATHS = {
  server: /^\/?(?<database>\d*)$/,
  cluster: /^\/?$/,
  sentinel: /^\/(?<master>[^/]+)(\/(?<database>\d+))?$/,
};
const PORTS = { server: 6379, cluster: 6379, sentinel: 26379 };

/** The place that a URL names; undefined for none that can be. `showRedisPlaces` has their forms. */
export function parseRedisPlace(text: string): RedisPlace | undefined {
  try {
    const {
      tls,
      kind: named = 'server',
      user,
      password,
      hosts,
      path = '',
      query,
    } = PLACE.exec(text)?.groups ?? {};
    const kind = named as RedisPlace['kind'];
    const at = PATHS[kind].exec(path);
    const prefix = readPrefix(query);
    const nodes = hosts?.split(',').map((host) => parseHost(host, PORTS[kind]));
    if (!at || !nodes || prefix === undefined || (kind === 'server' && nodes.length > 1)) return undefined;
    return {
      kind,
      nodes,
      master: at.groups?.master && decodeURIComponent(at.groups.master),
      database: Number(at.groups?.database || 0),
      tls: tls === 's',
      username: user ? decodeURIComponent(user) : undefined,
      password: password ? decodeURIComponent(password) : undefined,
      prefix,
    };
  } catch (error) {
    // What is no host, or no text in percent encoding.
    if (error instanceof TypeError || error instanceof URIError) return undefined;
    throw error;
  }
}

export const REDIS_PLACES = [
  'redis://HOST:PORT/DATABASE',
  'redis+cluster://HOST:PORT,HOST:PORT',
  'redis+sentinel://HOST:PORT,HOST:PORT/MASTER/DATABASE',
];

/** @throws TypeError when it is none */
function parseHost(text: string, port: number): { host: string; port: number } {
  const { hostname, port: given, pathname, search } = new URL(`redis://${text}`);
  if (hostname === '' || pathname !== '' || search !== '') throw new TypeError(`${text} is no host`);
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: given === '' ? port : Number(given) };
}

/** Undefined for another parameter, and for a prefix with braces: they would put all of a farm into one slot. */
function readPrefix(query = ''): string | undefined {
  const parameters = [...new URLSearchParams(query)];
  if (parameters.some(([name, value]) => name !== 'prefix' || /[{}]/.test(value))) return undefined;
  return parameters.at(-1)?.[1] ?? 'wiki-session:';
}
