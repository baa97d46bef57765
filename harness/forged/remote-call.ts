import { XMLBuilder } from 'fast-xml-parser';
import type { WireRequest } from '../agents/wire/wire';
import { type Account, address, type Wiki } from '../wiki/wiki';

/** The XML-RPC call by which another wiki, or a script, signs somebody in to a MoinMoin. */
export function remoteSignIn(wiki: Wiki, { name, password }: Account): WireRequest {
  const param = [name, password].map((string) => ({ value: { string } }));
  const call = { methodCall: { methodName: 'getAuthToken', params: { param } } };
  return {
    method: 'POST',
    url: wiki.base,
    target: `${address(wiki, wiki.places.front).pathname}?action=xmlrpc2`,
    headers: [['Content-Type', 'text/xml']],
    body: `<?xml version="1.0"?>${new XMLBuilder().build(call)}`,
  };
}
