import type { Scheme } from '../core/settings';

/** Where one wiki of the request is to be. */
export interface Placement {
  role: 'first' | 'second' | 'third' | 'remote';
  /** Absent: any host will do. */
  host?: string;
  /** Begins with a slash; '/' or without a slash at the end. */
  path: string;
}

/** The host of a wiki that may be on any. */
export const HOST = '127.0.0.1';

/** The base URL of a wiki that is put there on this machine. */
export function baseAt({ host = HOST, path }: Placement, port: number, scheme: Scheme = 'http'): URL {
  return new URL(`${scheme}://${host}:${port}${path === '/' ? '/' : `${path}/`}`);
}
