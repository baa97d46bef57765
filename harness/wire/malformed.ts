import { address, type Wiki } from '../wiki/wiki';
import { FORM, type WireAnswer, type WireRequest } from './wire';

/** A request as no browser makes it. @param kind in the features' words */
export function malformed(kind: string, wiki: Wiki): WireRequest {
  const front = address(wiki, wiki.places.front);
  const { pathname } = wiki.base;
  const query = (text: string) => `${front.pathname}?${text}`;
  switch (kind) {
    case 'a path that is no UTF-8':
      return { method: 'GET', url: front, target: `${pathname}%ff%fe%c3%28` };
    case 'an unknown action':
      return { method: 'GET', url: front, target: query('action=__no_such_action__') };
    case 'a malformed XML-RPC call':
      return {
        method: 'POST',
        url: front,
        target: query('action=xmlrpc2'),
        headers: [['Content-Type', 'text/xml']],
        body: '<methodCall><broken',
      };
    case 'a form of the wrong type':
      return {
        method: 'POST',
        url: front,
        headers: [['Content-Type', 'multipart/form-data; boundary=x']],
        body: '--y\r\nnonsense',
      };
    case 'a body that is no form':
      return {
        method: 'POST',
        url: front,
        headers: [FORM],
        body: Buffer.from([0xff, 0xfe, 0x00, 0x25, 0x25]),
      };
    case 'an unknown method':
      return { method: 'FROBNICATE', url: front };
    default:
      return { method: 'GET', url: front, target: `${pathname}Page%00Name` };
  }
}

const INSIDE = [
  /Traceback \(most recent call last\)/,
  /\bFile ".+", line \d+/,
  /\bat .+\.(?:js|ts|py|java):\d+/,
  /(?:\/usr|\/home|\/work|\/root|\/var|\/opt|\/tmp)\/[\w.-]+\/[\w.-]+/,
  /\b\w+Error: /,
  /\bexceptions?\.\w+/,
];

/** What an answer shows of the server's inside: the start of each trace, path and exception. */
export function insideShown({ body, status }: WireAnswer): string[] {
  return INSIDE.flatMap(
    (pattern) => pattern.exec(body)?.map((text) => `${status}: ${text.slice(0, 80)}`) ?? [],
  );
}
