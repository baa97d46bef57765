import { header } from '../../core/exchange';
import type { Page } from '../page';
import type { Refreshing } from '../refresh';

/** What may send a page's reader on, read from its HTML. */
export function refreshing(page: Page): Refreshing {
  const metas = /http-equiv\s*=\s*["']?\s*refresh/i.test(page.html)
    ? page.$('meta[http-equiv=refresh i]').toArray()
    : [];
  // What is for who has no scripts leads away from what the suite can read.
  const said = metas.filter((meta) => page.$(meta).closest('noscript').length === 0);
  return {
    html: page.html,
    url: page.url.href,
    base: said.length > 0 ? page.address('').href : page.url.href,
    refreshes: [header(page.last, 'refresh'), ...said.map((meta) => meta.attribs.content)],
  };
}
