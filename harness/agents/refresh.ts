/** HTML 4.2.5.3, "shared declarative refresh steps": no seconds, and an address. */
const AT_ONCE = /^\s*(?:0+(?:\.\d*)?|\.\d+)\s*[;,\s]\s*(?:url\s*=\s*)?["']?(?<address>[^"'\s]+)/i;

/** Pages in a row that send their reader on, before one is taken as it is. */
const REFRESHES_AT_MOST = 5;

/** A page, and what may send its reader on. */
export interface Refreshing {
  html: string;
  url: string;
  /** What addresses on it are relative to. */
  base: string;
  /** Its Refresh header, and what its markup says in place of one. */
  refreshes: readonly (string | undefined)[];
}

/**
 * Where a page sends its reader on at once; undefined where it does not, or would for ever: it has done so before.
 * @param left the HTML of the pages that sent their reader here, one by another
 */
export function refreshTarget(page: Refreshing, left: readonly string[]): URL | undefined {
  if (left.length === REFRESHES_AT_MOST || left.includes(page.html)) return undefined;
  for (const refresh of page.refreshes) {
    const { address } = AT_ONCE.exec(refresh ?? '')?.groups ?? {};
    if (!address || !URL.canParse(address, page.base)) continue;
    const target = new URL(address, page.base);
    if (!/^https?:$/.test(target.protocol) || isPartOf(page.url, target)) continue;
    target.hash = '';
    return target;
  }
  return undefined;
}

/** Whether the page that is there already is shown from another place on. */
function isPartOf(page: string, { href, hash }: URL): boolean {
  return hash !== '' && href.replace(hash, '') === page.replace(/#.*/, '');
}
