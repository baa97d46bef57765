/** RFC 6265 5.1.3: the host is the domain, or ends with a dot and the domain. */
export function domainCovers(domain: string | null, host = ''): boolean {
  const bare = domain?.replace(/^\./, '').toLowerCase();
  return bare !== undefined && (host === bare || host.endsWith(`.${bare}`));
}

/** RFC 6265 5.1.4: the path is the cookie's, or lies below it at a slash. */
export function pathCovers(cookiePath: string | null, path: string): boolean {
  if (cookiePath === null) return false;
  return (
    path === cookiePath || `${path}/`.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`)
  );
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
