import type { SetCookie } from 'cookie';
import type { RequestContext, SessionTransport } from '../api';
import { CookieLines, cookieValues, deleteCookie } from './cookie';

/** Ids in a cookie. @param decide its name and attributes, the same for all requests by HTTP, and all by HTTPS */
export function cookieTransport(
  decide: (context: RequestContext) => Omit<SetCookie, 'value'>,
): SessionTransport {
  const decided: { http?: CookieLines; https?: CookieLines } = {};
  function lines(context: RequestContext): CookieLines {
    const scheme = context.request.https ? 'https' : 'http';
    decided[scheme] ??= new CookieLines(decide(context));
    return decided[scheme];
  }
  return {
    // sid-only-in-cookie: "An id in the query or the body is ignored".
    read: (context) => cookieValues(context.request.headers.cookie, lines(context).cookie.name),
    write: (context, sid, maxAge) => ['set-cookie', lines(context).line(sid, maxAge, context.now)],
    clear: (context) => [['set-cookie', deleteCookie(lines(context).cookie)]],
    cookie: (context) => lines(context).cookie,
  };
}

/** Ids in a header of that name, in lower case: the client sends back what it got. */
export function headerTransport(name: string): SessionTransport {
  return {
    read(context) {
      const value = context.request.headers[name];
      return typeof value === 'string' ? [value] : [];
    },
    write: (_context, sid) => [name, sid],
    clear: () => [],
    cookie: () => undefined,
  };
}
