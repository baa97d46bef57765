import { header } from '../core/exchange';
import type { Page } from './page';

/** HTML 4.2.5.3, "shared declarative refresh steps": no seconds, and an address. */
export const AT_ONCE = /^\s*(?:0+(?:\.\d*)?|\.\d+)\s*[;,\s]\s*(?:url\s*=\s*)?["']?(?<address>[^"'\s]+)/i;

/**
 * Where a page sends its reader on at once, by a header or in its markup; undefined where it leads to itself, save where a
 * form was sent to it.
 */
export function refreshTarget(page: Page): URL | undefined {
  const metas = /http-equiv\s*=\s*["']?\s*refresh/i.test(page.html)
    ? page.$('meta[http-equiv=refresh i]').toArray()
    : [];
  // What is for who has no scripts leads away from what the suite can read.
  const said = metas.filter((meta) => page.$(meta).closest('noscript').length === 0);
  const contents = [header(page.last, 'refresh'), ...said.map((meta) => meta.attribs.content)];
  for (const content of contents) {
    const { address } = AT_ONCE.exec(content ?? '')?.groups ?? {};
    if (!address || !URL.canParse(address, page.url.href)) continue;
    const url = page.address(address);
    url.hash = '';
    const isAnother = url.href !== page.url.href || page.last.method === 'POST';
    if (/^https?:$/.test(url.protocol) && isAnother) return url;
  }
  return undefined;
}
