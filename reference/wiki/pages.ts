import type { User } from '../accounts';

export interface Page {
  readonly name: string;
  readonly text: string;
  /** Absent: everybody may read it. */
  readonly readers?: 'superusers';
}

const numbered = ['PageOne', 'PageTwo', 'PageThree', 'PageFour', 'PageFive', 'PageSix'];

const shipped: readonly Page[] = [
  {
    name: 'FrontPage',
    text: [
      'This wiki shows how sessions work in MoinMoin.',
      ...numbered.map((name) => ` * ${name}: a page for the trail`),
      ' * SessionMacro: the example macro of HelpOnSessions',
      ' * SessionDict: the session as a dict',
      ' * SecretPage: only superusers may read it',
    ].join('\n'),
  },
  ...numbered.map((name) => ({ name, text: `This is ${name}. Back to FrontPage.` })),
  { name: 'SessionMacro', text: 'The example macro of HelpOnSessions:\n\n<<SessionMacro>>' },
  { name: 'SessionDict', text: 'The session as a dict, worked by the parameter session:\n\n<<SessionDict>>' },
  { name: 'SecretPage', text: 'Only superusers read this.', readers: 'superusers' },
];

/** The pages of a farm. */
export class Pages {
  readonly #pages = new Map(shipped.map((page) => [page.name, page]));

  find(name: string): Page | undefined {
    return this.#pages.get(name);
  }
}

export function mayRead(page: Page, user: User | undefined): boolean {
  return page.readers === undefined || user?.superuser === true;
}
