import type { Page, PageCollection, User } from '../api';
import type { Extensions } from '../extensions/extensions';

const numbered = ['PageOne', 'PageTwo', 'PageThree', 'PageFour', 'PageFive', 'PageSix'];

const shipped: readonly Omit<Page, 'revision'>[] = [
  {
    name: 'FrontPage',
    text: [
      'This wiki shows how sessions work in MoinMoin.',
      ...numbered.map((name) => ` * ${name}: a page for the trail`),
      ' * SessionMacro: the example macro of HelpOnSessions',
      ' * SessionDict: the session as a dict',
      ' * RemoteSync: a page set of another wiki',
      ' * SecretPage: only superusers may read it',
    ].join('\n'),
  },
  ...numbered.map((name) => ({ name, text: `This is ${name}. Back to FrontPage.` })),
  { name: 'SessionMacro', text: 'The example macro of HelpOnSessions:\n\n<<SessionMacro>>' },
  { name: 'SessionDict', text: 'The session as a dict, worked by the parameter session:\n\n<<SessionDict>>' },
  {
    name: 'RemoteSync',
    text: 'Pages of another wiki:\n\n remoteWiki:: Remote\n pageList:: PageOne\n direction:: down',
  },
  { name: 'SecretPage', text: 'Only superusers read this.', readers: 'superusers' },
];

export const SHIPPED_PAGES = shipped.map(({ name }) => name);

/** The pages of a farm. */
export class Pages implements PageCollection {
  readonly #pages: Map<string, Page>;

  /** @param registered pages of extensions */
  constructor(registered: Extensions['pages']) {
    const pages = [...registered].map(([name, { thing: text }]) => ({ name, text }));
    this.#pages = new Map([...shipped, ...pages].map((page) => [page.name, { ...page, revision: 1 }]));
  }

  find(name: string): Page | undefined {
    return this.#pages.get(name);
  }

  all(): Page[] {
    return [...this.#pages.values()];
  }

  /** Writes a page, a new one too; false when the text is what it was. */
  write(name: string, text: string): boolean {
    const before = this.#pages.get(name);
    if (before?.text === text) return false;
    this.#pages.set(name, { ...before, name, text, revision: (before?.revision ?? 0) + 1 });
    return true;
  }
}

/** Whether the user may write the page, and get pages from other wikis by it. */
export function mayWrite(page: Page, user: User | undefined): boolean {
  return user !== undefined && mayRead(page, user);
}

export function mayRead(page: Page, user: User | undefined): boolean {
  return page.readers === undefined || user?.superuser === true;
}
