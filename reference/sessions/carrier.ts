import type { SetCookie } from 'cookie';
import type { Visit } from '../visit';
import { CookieLines, cookieValues, deleteCookie } from './cookie';

export type Header = readonly [name: string, value: string];

/** How the session id travels between visitor and wiki. */
export interface Carrier {
  /** All different ids that came with this request. */
  received(visit: Visit): string[];
  /** @param maxAge seconds that the visitor may keep it */
  give(visit: Visit, sid: string, maxAge: number): Header;
  takeBack(visit: Visit): Header | undefined;
  /** The cookie that it sets, if it sets one. */
  cookie(visit: Visit): Omit<SetCookie, 'value'> | undefined;
}

/** Ids in a cookie. @param decide its name and attributes, the same for all requests by HTTP, and all by HTTPS */
export function cookieCarrier(decide: (visit: Visit) => Omit<SetCookie, 'value'>): Carrier {
  const decided: { http?: CookieLines; https?: CookieLines } = {};
  function lines(visit: Visit): CookieLines {
    const scheme = visit.request.https ? 'https' : 'http';
    decided[scheme] ??= new CookieLines(decide(visit));
    return decided[scheme];
  }
  return {
    // sid-only-in-cookie: "An id in the query or the body is ignored".
    received: (visit) => cookieValues(visit.request.headers.cookie, lines(visit).cookie.name),
    give: (visit, sid, maxAge) => ['set-cookie', lines(visit).line(sid, maxAge, visit.now)],
    takeBack: (visit) => ['set-cookie', deleteCookie(lines(visit).cookie)],
    cookie: (visit) => lines(visit).cookie,
  };
}

/** Ids in a header of that name, in lower case: the client sends back what it got. */
export function headerCarrier(name: string): Carrier {
  return {
    received(visit) {
      const value = visit.request.headers[name];
      return typeof value === 'string' ? [value] : [];
    },
    give: (_visit, sid) => [name, sid],
    takeBack: () => undefined,
    cookie: () => undefined,
  };
}
