import { domainCovers, pathCovers } from '../core/cookie-scope';
import type { SetCookie } from '../core/set-cookie';

/** What was seen of a session that was begun at one wiki of a farm and is wanted at another. */
export interface Sharing {
  from: URL;
  to: URL;
  /** The session cookie that was set where the session was begun. */
  cookie: SetCookie | undefined;
  /** The names of the cookies that were sent to the other wiki. */
  sent: readonly string[];
  /** What the other wiki calls its session cookie, where that is known. */
  nameThere: string | undefined;
}

/** Why a session is not shared, in one sentence: the first obstacle on the way of its cookie. */
export function whyNotShared({ from, to, cookie, sent, nameThere }: Sharing): string {
  if (!cookie) return `${from.href} set no session cookie`;
  const { name, secure, refused, domain = null, path = '/' } = cookie;
  if (refused) return `the browser refused the cookie ${name}: ${refused}`;
  if (secure && to.protocol === 'http:') {
    return `the cookie ${name} is Secure, so browsers don't send it to ${to.origin}, which is not HTTPS`;
  }
  if (domain === null && from.hostname !== to.hostname) {
    return `the cookie ${name} names no Domain, so it is for ${from.hostname} alone; cookie_domain is to cover ${to.hostname}`;
  }
  if (domain !== null && !domainCovers(domain, to.hostname)) {
    return `the Domain of the cookie ${name}, ${domain}, does not cover ${to.hostname}`;
  }
  if (!pathCovers(path, to.pathname)) {
    return `the Path of the cookie ${name}, ${path}, does not cover ${to.pathname}`;
  }
  if (!sent.includes(name)) return `the browser had no cookie ${name} any more when it came to ${to.href}`;
  if (nameThere !== undefined && nameThere !== name) {
    return `another cookie name: ${to.href} looks for ${nameThere}, and the session is in ${name}; give both wikis one cookie_name`;
  }
  return `the cookie ${name} arrived, and ${to.href} did not know its session: wikis that share sessions need their stored sessions and their users shared`;
}
