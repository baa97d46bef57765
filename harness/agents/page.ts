import { type CheerioAPI, load } from 'cheerio/slim';
import { SetUpError } from '../core/errors';
import type { Exchange } from '../core/exchange';

/** The address that a page at `base` leads to. @throws SetUpError when it is none */
export function addressFrom(base: URL, href: string): URL {
  if (URL.canParse(href, base.href)) return new URL(href, base);
  throw new SetUpError(`${base.href} leads to "${href}", which is no address`);
}

/** What a visitor sees after one click: a view of the last exchange of a chain of redirects, and the chain. */
export class Page {
  #dom: CheerioAPI | undefined;

  constructor(
    readonly exchanges: readonly Exchange[],
    readonly html: string,
  ) {}

  get last(): Exchange {
    return this.exchanges[this.exchanges.length - 1] as Exchange;
  }

  get url(): URL {
    return this.last.url;
  }

  get status(): number {
    return this.last.status;
  }

  /** The page's elements, by CSS selector. */
  get $(): CheerioAPI {
    this.#dom ??= load(this.html);
    return this.#dom;
  }

  /** The text a reader sees, with white space folded. */
  get text(): string {
    return this.$('body').text().replace(/\s+/g, ' ').trim();
  }

  /** One line on what this page is, for messages. */
  describe(): string {
    const title = this.$('title').text().trim() || this.text.slice(0, 60);
    return `${this.status} ${this.url.pathname}${this.url.search} "${title}"`;
  }
}
