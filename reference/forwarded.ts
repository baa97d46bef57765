import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { parse } from 'forwarded-parse';

/** Who asked, and what for: as the connection says, or as trusted reverse proxies do. */
export interface Origin {
  readonly https: boolean;
  /** Host and port. */
  readonly host: string;
  /** Address of the visitor. */
  readonly client: string;
}

/** What the proxies on the way say, nearest to the visitor first; each list may be shorter than the way. */
interface Hops {
  readonly clients: readonly string[];
  readonly schemes: readonly string[];
  readonly hosts: readonly string[];
}

const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i;

/**
 * What trusted proxies say of the request. Where X-Forwarded-* and Forwarded are both there and do not say the same, one
 * of them may be the visitor's own, and neither counts.
 * @param direct the request as it reached the server: `client` is the other end of the connection
 */
export function forwardedOrigin(
  direct: Origin,
  headers: IncomingHttpHeaders,
  trusts: (address: string) => boolean,
): Origin {
  if (!trusts(direct.client)) return direct;
  const told = [readXForwarded(headers), readForwarded(headers)]
    .filter((hops) => hops !== undefined)
    .map((hops) => originOf(hops, direct, trusts));
  const agreed = <Key extends keyof Origin>(key: Key): Origin[Key] => {
    const values = new Set(told.map((origin) => origin[key]));
    const [value] = values;
    return value !== undefined && values.size === 1 ? value : direct[key];
  };
  return { https: agreed('https'), host: agreed('host'), client: agreed('client') };
}

function originOf(
  { clients, schemes, hosts }: Hops,
  direct: Origin,
  trusts: (address: string) => boolean,
): { [Key in keyof Origin]: Origin[Key] | undefined } {
  let client = direct.client;
  let hops = 0;
  // What stands left of an untrusted address, that address may have made up.
  while (trusts(client)) {
    hops += 1;
    const next = clients.at(-hops);
    if (next === undefined || isIP(next) === 0) break;
    client = next;
  }
  const scheme = farthest(schemes, hops)?.toLowerCase();
  const host = farthest(hosts, hops);
  return {
    https: scheme === 'https' ? true : scheme === 'http' ? false : undefined,
    host: host !== undefined && HOST.test(host) ? host : undefined,
    client: clients.length > 0 ? client : undefined,
  };
}

/** What the farthest of so many trusted proxies said: each puts its own at the end, or replaces all. */
function farthest(values: readonly string[], hops: number): string | undefined {
  return values[Math.max(0, values.length - hops)];
}

function readXForwarded(headers: IncomingHttpHeaders): Hops | undefined {
  const [clients, schemes, hosts] = ['for', 'proto', 'host'].map((name) =>
    listOf(headers[`x-forwarded-${name}`]),
  ) as [string[], string[], string[]];
  if (clients.length + schemes.length + hosts.length === 0) return undefined;
  return { clients: clients.map(withoutPort), schemes, hosts };
}

function readForwarded({ forwarded }: IncomingHttpHeaders): Hops | undefined {
  if (forwarded === undefined) return undefined;
  try {
    const elements = parse(forwarded);
    return {
      clients: elements.map((element) => withoutPort(element.for ?? '')),
      schemes: elements.map((element) => element.proto ?? ''),
      hosts: elements.map((element) => element.host ?? ''),
    };
  } catch {
    return undefined;
  }
}

function listOf(header: string | string[] | undefined): string[] {
  return header === undefined
    ? []
    : [header]
        .flat()
        .join(',')
        .split(',')
        .map((each) => each.trim());
}

/** `192.0.2.1:4711`, `[2001:db8::1]:4711` and either without a port. */
function withoutPort(address: string): string {
  if (isIP(address) !== 0) return address;
  return /^\[(.*)\](:\d+)?$/.exec(address)?.[1] ?? address.replace(/:\d+$/, '');
}
