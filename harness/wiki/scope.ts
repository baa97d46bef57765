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
