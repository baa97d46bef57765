import { type CheerioAPI, load } from 'cheerio/slim';
import { SetUpError } from '../core/errors';

/** The address that a page at `base` leads to. @throws SetUpError when it is none */
export function addressFrom(base: URL, href: string): URL {
  if (URL.canParse(href, base.href)) return new URL(href, base);
  throw new SetUpError(`${base.href} leads to "${href}", which is no address`);
}

/** One answer as it came over the wire, before any redirect was followed. */
export interface Answer {
  url: URL;
  /** The Cookie header that was sent for it. */
  cookie?: string;
  status: number;
  /** Header names in lower case; Set-Cookie is apart. */
  headers: Record<string, string | string[] | undefined>;
  setCookies: string[];
  /** The wiki's time when the answer came, in milliseconds. */
  at: number;
}

/** What a visitor sees after one click: the last answer of a chain of redirects, and the chain. */
export class Page {
  #dom: CheerioAPI | undefined;

  constructor(
    readonly answers: readonly Answer[],
    readonly html: string,
  ) {}

  get last(): Answer {
    return this.answers[this.answers.length - 1] as Answer;
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
