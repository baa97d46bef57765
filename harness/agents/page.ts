import type { Cheerio, CheerioAPI } from 'cheerio/slim';
import { type AnyNode, isTag } from 'domhandler';
import { SetUpError } from '../core/errors';
import { type Exchange, header } from '../core/exchange';
import { hiddenByStyle, isHiddenByAttribute } from './hidden';
import { parseHtml, parseXhtml } from './html';
import { fold, innerText } from './text';

/** The address that a page at `base` leads to. @throws SetUpError when it is none */
export function addressFrom(base: URL, href: string): URL {
  if (URL.canParse(href, base.href)) return new URL(href, base);
  throw new SetUpError(`${base.href} leads to "${href}", which is no address`);
}

/** Pages that browsers read as XML. */
const IS_XML = /^\s*(?:application|text)\/(?:[\w.-]+\+)?xml\b/i;

/** How a page is shown, where that is not what its last answer says. */
export interface Shown {
  /** What it is encoded in, by the Encoding standard's name; UTF-8 when not given. */
  encoding?: string;
  /** The address that a script gave it. */
  url?: URL;
  /** The answer that brought it, where scripts have asked for more. */
  document?: Exchange;
  /** Whether scripts ran on it. */
  scripts?: boolean;
}

/** What a visitor sees after one click: a view of the last exchange of a chain of redirects, and all exchanges on the way. */
export class Page {
  #$: CheerioAPI | undefined;
  #text: string | undefined;
  #hidden: ReadonlySet<AnyNode> | undefined;

  constructor(
    readonly exchanges: readonly Exchange[],
    readonly html: string,
    readonly shown: Shown = {},
  ) {}

  get last(): Exchange {
    return this.shown.document ?? (this.exchanges[this.exchanges.length - 1] as Exchange);
  }

  get url(): URL {
    return this.shown.url ?? this.last.url;
  }

  get status(): number {
    return this.last.status;
  }

  get encoding(): string {
    return this.shown.encoding ?? 'utf-8';
  }

  /** The page's elements, by CSS selector. */
  get $(): CheerioAPI {
    const type = header(this.last, 'content-type') ?? '';
    this.#$ ??= IS_XML.test(type) ? parseXhtml(this.html) : parseHtml(this.html, this.shown.scripts ?? false);
    return this.#$;
  }

  /** The text a reader sees, with white space folded. */
  get text(): string {
    this.#text ??= this.textOf('body');
    return this.#text;
  }

  /** What an address on this page means: HTML 2.4.3, by the first base element that has one. @throws SetUpError */
  address(href: string): URL {
    const base = this.$('base[href]').first().attr('href');
    const from = base !== undefined && URL.canParse(base, this.url.href) ? new URL(base, this.url) : this.url;
    return addressFrom(from, href.trim());
  }

  /** The text of elements as a reader sees it, white space folded, without what stands in elements of `except`. */
  textOf(elements: string | Cheerio<AnyNode>, except = ''): string {
    return fold(this.rawTextOf(elements, except));
  }

  /** The same, white space as it stands. */
  rawTextOf(elements: string | Cheerio<AnyNode>, except = ''): string {
    const within = new Set((typeof elements === 'string' ? this.$(elements) : elements).toArray());
    const left = new Set<AnyNode>(except ? this.$(except).toArray() : []);
    // As with innerText, what is asked for counts as shown.
    const skip = (element: AnyNode) => !within.has(element) && (left.has(element) || this.hides(element));
    return innerText([...within], skip);
  }

  /** Whether the page's own markup keeps an element from being shown, whatever it stands in. */
  hides(element: AnyNode): boolean {
    this.#hidden ??= hiddenByStyle(this.$);
    if (!isTag(element)) return false;
    const instead = this.shown.scripts && element.name === 'noscript';
    return instead || this.#hidden.has(element) || isHiddenByAttribute(element.attribs);
  }

  /** One line on what this page is, for messages. */
  describe(): string {
    const title = fold(this.$('title').first().text()) || this.text.slice(0, 60);
    return `${this.status} ${this.url.pathname}${this.url.search} "${title}"`;
  }
}
