import { canonicalDomain, domainMatch, pathMatch } from 'tough-cookie';

/** A Domain in the form that browsers compare: in ASCII, in lower case, without the leading dot that says nothing. */
export function asciiDomain(domain: string): string {
  return canonicalDomain(domain) ?? '';
}

/** RFC 6265 5.1.3: the host is the domain, or ends with a dot and the domain. */
export function domainCovers(domain: string | null, host = ''): boolean {
  return domainMatch(host, domain ?? undefined) ?? false;
}

/**
 * Whether a cookie's Path reaches all pages of a wiki (RFC 6265 5.1.4).
 * @param base the path of the wiki's address, with its last slash or without
 */
export function pathCovers(cookiePath: string | null, base: string): boolean {
  return cookiePath !== null && pathMatch(base.replace(/\/?$/, '/'), cookiePath);
}

/** The same address on a host beside its own, under the same parent: outside the Domain of a cookie without one. */
export function siblingOf(url: URL): URL {
  return onHost(url, url.hostname.replace(/^[^.]+/, 'sibling'));
}

/** The same address on a host below its own. */
export function hostBelow(url: URL): URL {
  return onHost(url, `below.${url.hostname}`);
}

function onHost(url: URL, hostname: string): URL {
  const other = new URL(url);
  other.hostname = hostname;
  return other;
}

/** Addresses of that host outside a cookie's Path, one of which begins as it does. */
export function outsideOf(path: string, base: URL): URL[] {
  const beside = `${path.replace(/\/$/, '')}-more/`;
  return ['/', '/elsewhere/', beside].map((outside) => new URL(outside, base));
}
