import type { WireRequest } from '../agents/wire/wire';
import type { Exchange } from '../core/exchange';
import { address, type Wiki } from '../wiki/wiki';

/** A request as no browser makes it. @param kind in the features' words */
export function malformed(kind: string, wiki: Wiki): WireRequest {
  const url = address(wiki, wiki.places.front);
  const { pathname } = wiki.base;
  const get = (target: string): WireRequest => ({ method: 'GET', url, target });
  const post = (type: string, body: string | Buffer): WireRequest => {
    return { method: 'POST', url, headers: [['Content-Type', type]], body };
  };
  switch (kind) {
    case 'a path in invalid UTF-8':
      return get(`${pathname}%ff%fe%c3%28`);
    case 'an unknown action':
      return get(`${url.pathname}?action=__no_such_action__`);
    case 'a malformed XML-RPC call':
      return { ...post('text/xml', '<methodCall><broken'), target: `${url.pathname}?action=xmlrpc2` };
    case 'a form of the wrong type':
      return post('multipart/form-data; boundary=x', '--y\r\nnonsense');
    case 'a body that is no form':
      return post('application/x-www-form-urlencoded', Buffer.from([0xff, 0xfe, 0x00, 0x25, 0x25]));
    case 'an unknown method':
      return { method: 'FROBNICATE', url };
    case 'a page name with a NUL':
      return get(`${pathname}Page%00Name`);
    case 'a request with two Host headers':
      return {
        method: 'GET',
        url,
        headers: [
          ['Host', url.host],
          ['Host', 'other-site.test'],
        ],
      };
    case 'a request without a Host header':
      return { method: 'GET', url, hostless: true };
    default:
      throw new Error(`there is no malformed request called "${kind}"`);
  }
}

const INTERNALS = [
  /Traceback \(most recent call last\)/g,
  /\bFile ".+", line \d+/g,
  /\bat .+\.(?:js|ts|py|java):\d+/g,
  /(?:\/usr|\/home|\/root|\/var|\/opt|\/tmp)\/[\w.-]+\/[\w.-]+/g,
  /\b\w+Error: /g,
  /\bexceptions?\.\w+/g,
];

/** Where a page leads to: a wiki may well be at /home/wiki/. */
const LINKS = /\b(?:href|src|action)=(?:"[^"]*"|'[^']*')/g;

/**
 * What an answer shows of the server's internals: the start of each trace, path and exception. What stands on an
 * `ordinary` page too is the wiki's text.
 */
export function internalsShown({ body, status }: Exchange, ordinary: Exchange): string[] {
  const usual = new Set(looksInternal(ordinary));
  return looksInternal({ body })
    .filter((text) => !usual.has(text))
    .map((text) => `${status}: ${text.slice(0, 80)}`);
}

function looksInternal({ body }: Pick<Exchange, 'body'>): string[] {
  const shown = body.replace(LINKS, '');
  return INTERNALS.flatMap((pattern) => [...shown.matchAll(pattern)].map(([text]) => text));
}
