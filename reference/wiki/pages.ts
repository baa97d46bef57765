import type { Page, PageCollection, User } from '../api';
import type { Extensions } from '../extensions/extensions';
import type { PageFiles } from './page-files';

const numbered = ['PageOne', 'PageTwo', 'PageThree', 'PageFour', 'PageFive', 'PageSix'];

const shipped: readonly Omit<Page, 'revision'>[] = [
  {
    name: 'FrontPage',
    text: [
      '<<Guide>>',
      '',
      'The pages:',
      ...numbered.map((name) => ` * ${name}: a page for the trail`),
      ' * SessionMacro: the example macro of HelpOnSessions',
      ' * SessionDict: the session as a dict',
      ' * SessionExample: the macro beside the document’s own Python',
      ' * RemoteSync: a page set of another wiki',
      ' * SecretPage: only superusers may read it',
    ].join('\n'),
  },
  ...numbered.map((name) => ({ name, text: `This is ${name}. Back to FrontPage.` })),
  { name: 'SessionMacro', text: 'The example macro of HelpOnSessions:\n\n<<SessionMacro>>' },
  { name: 'SessionExample', text: '<<SessionExample>>' },
  { name: 'SessionDict', text: 'The session as a dict, as an extension has it:\n\n<<SessionDict>>' },
  {
    name: 'RemoteSync',
    text: 'Pages of another wiki:\n\n remoteWiki:: Remote\n pageList:: PageOne\n direction:: down',
  },
  { name: 'SecretPage', text: 'Only superusers read this.', readers: 'superusers' },
];

const MAX_BYTES = 100 * 1024;
const MAX_PAGES = 1000;
const NAME = /^[\p{L}\p{N}_-]{1,100}$/u;

/** A page can't be written; the message may be shown. */
export class PageRejected extends Error {
  override readonly name = 'PageRejected';

  constructor(
    message: string,
    readonly statusCode: number,
  ) {
    super(message);
  }
}
export const SHIPPED_PAGES = shipped.map(({ name }) => name);

/** The pages of a farm. */
export class Pages implements PageCollection {
  readonly #pages: Map<string, Page>;

  /**
   * @param registered pages of extensions
   * @param files where what is written is kept; without them it ends with the process
   */
  constructor(
    registered: Extensions['pages'],
    private readonly files?: PageFiles,
  ) {
    const pages = [...registered].map(([name, { thing: text }]) => ({ name, text }));
    this.#pages = new Map([...shipped, ...pages].map((page) => [page.name, { ...page, revision: 1 }]));
    for (const [name, text] of files?.read() ?? []) this.#set(name, text);
  }

  find(name: string): Page | undefined {
    return this.#pages.get(name);
  }

  all(): Page[] {
    return [...this.#pages.values()];
  }

  /** Writes a page, a new one too; false when the text is what it was. @throws PageRejected */
  write(name: string, text: string): boolean {
    if (this.#pages.get(name)?.text === text) return false;
    this.#assertFits(name, text);
    try {
      this.files?.write(name, text);
    } catch {
      throw new PageRejected('The page could not be saved just now. Please try again in a moment.', 503);
    }
    this.#set(name, text);
    return true;
  }

  /** As another process of the farm has written it. */
  take(name: string, text: string): void {
    this.#set(name, text);
  }

  #set(name: string, text: string): void {
    const before = this.#pages.get(name);
    this.#pages.set(name, { ...before, name, text, revision: (before?.revision ?? 0) + 1 });
  }

  #assertFits(name: string, text: string): void {
    if (!NAME.test(name)) {
      throw new PageRejected('A page’s name has letters, digits, “_” and “-”, 100 at most.', 400);
    }
    const size = Buffer.byteLength(text);
    if (size > MAX_BYTES) {
      const kib = (bytes: number) => Math.ceil(bytes / 1024);
      throw new PageRejected(`A page holds ${kib(MAX_BYTES)} KiB at most, and this has ${kib(size)}.`, 413);
    }
    if (!this.#pages.has(name) && this.#pages.size >= MAX_PAGES) {
      throw new PageRejected(`This wiki holds ${MAX_PAGES} pages at most.`, 413);
    }
  }
}

/** Whether the user may write the page, also one that is not there, and get pages from other wikis by it. */
export function mayWrite(page: Page | undefined, user: User | undefined): boolean {
  return user !== undefined && (page === undefined || mayRead(page, user));
}

export function mayRead(page: Page, user: User | undefined): boolean {
  return page.readers === undefined || user?.superuser === true;
}
