import { NotTestable } from '../core/errors';
import type { Exchange } from '../core/exchange';

/** Bytes that any server takes in an address: nginx and Apache as they come take 8 KiB. */
const TAKEN_BY_ALL = 4096;

/**
 * @throws NotTestable where an address of the suite's own making was too long for the server: that says nothing about
 * the wiki's sessions
 */
export function assertAddressAccepted({ url, status }: Pick<Exchange, 'url' | 'status'>): void {
  if (url.href.length <= TAKEN_BY_ALL || ![400, 414, 431].includes(status)) return;
  throw new NotTestable(
    `the server answers ${status} to an address of ${url.href.length} characters: ${url.origin}${url.pathname}?…`,
    'nothing in a target file: a server that takes such addresses (nginx: large_client_header_buffers, Apache: LimitRequestLine)',
  );
}
