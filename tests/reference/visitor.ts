import { type CheerioAPI, load } from 'cheerio/slim';
import { request } from 'undici';
import {
  type AuthListSettings,
  type Reference,
  type ReferenceOptions,
  type Settings,
  startReference,
  type WikiOptions,
} from '../../reference';

export const HOUR = 3600_000;
export const MINUTE = 60_000;

/** Ana, Ben, and the superusers Sue and Tom; none is remembered, so that lifetimes show. */
export const ACCOUNTS = [
  { name: 'Ana', password: 'ana word', remember_me: false },
  { name: 'Ben', password: 'ben word', remember_me: false },
  { name: 'Sue', password: 'sue word', remember_me: false, superuser: true },
  { name: 'Tom', password: 'tom word', remember_me: false, superuser: true },
];

/** Tests of other things are not about the cost of a guess. */
export const CHEAP = { N: 2, r: 1, p: 1 };

export interface Rig {
  readonly reference: Reference;
  /** The wiki's clock; add to it to let time pass. */
  readonly clock: { now: number };
  visitor(): Visitor;
}

export type Stoppable = { after(stop: () => Promise<void>): void };

/** A wiki of these settings that ends with the test. */
export async function startWiki(
  test: Stoppable,
  settings: Settings = {},
  more: Omit<ReferenceOptions, 'wikis'> & Omit<WikiOptions, 'name'> = {},
): Promise<Rig> {
  const { generation, path, host, ...options } = more;
  const wiki = {
    name: 'Test',
    settings,
    ...(generation && { generation }),
    ...(path && { path }),
    ...(host && { host }),
  };
  return startWikis(test, [wiki], options);
}

/** A wiki of the generation auth-list. */
export const startAuthList = (test: Stoppable, settings: Partial<AuthListSettings> = {}): Promise<Rig> =>
  startWiki(test, settings, { generation: 'auth-list' });

export async function startWikis(
  test: Stoppable,
  wikis: readonly WikiOptions[],
  options: ReferenceOptions = {},
): Promise<Rig> {
  const clock = { now: Date.UTC(2026, 10, 21, 12, 0, 30) };
  const reference = await startReference({
    accounts: ACCOUNTS,
    passwordCost: CHEAP,
    now: () => clock.now,
    ...options,
    wikis,
  });
  test.after(() => reference.stop());
  return { reference, clock, visitor: () => new Visitor(reference) };
}

/** One answer. */
export class Answer {
  #dom: CheerioAPI | undefined;

  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, string | string[] | undefined>>,
    readonly html: string,
    /** Those of the answer that led there, where it was a redirect. */
    private readonly redirectCookies?: string[],
  ) {}

  get $(): CheerioAPI {
    this.#dom ??= load(this.html);
    return this.#dom;
  }

  get setCookies(): string[] {
    return this.redirectCookies ?? [this.headers['set-cookie'] ?? []].flat();
  }
  get user(): string {
    return this.$('#userhome').text();
  }
  get message(): string {
    return this.$('#message p').first().text();
  }
  get trail(): string[] {
    return this.$('#pagetrail a')
      .map((_, link) => this.$(link).text())
      .get();
  }
  get text(): string {
    return this.$('#content').text();
  }
  /** What the page SessionDict answered. */
  get dict(): { is_new: boolean; results: unknown[]; error?: string } {
    return JSON.parse(/SESSION-DICT (.*) SESSION-DICT-END/.exec(this.text)?.[1] ?? 'null');
  }
}

/** A browser's worth of HTTP: keeps cookies until they are deleted, and submits the forms it finds. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  /** Headers that go with each request. */
  headers: Record<string, string> = {};

  constructor(private readonly reference: Pick<Reference, 'url'>) {}

  async send(
    path: string,
    init: { method?: 'GET' | 'POST' | 'HEAD'; body?: string; headers?: object } = {},
  ): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie && { cookie }), ...this.headers, ...init.headers };
    const { method = 'GET', body = null } = init;
    const response = await request(this.reference.url + path, { method, body, headers });
    const answer = new Answer(response.statusCode, response.headers, await response.body.text());
    for (const line of answer.setCookies) {
      const [, name, value] = /^([^=]*)=([^;]*)/.exec(line) as unknown as [string, string, string];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    if (answer.status !== 303) return answer;
    const next = await this.open(String(answer.headers.location));
    return new Answer(next.status, next.headers, next.html, answer.setCookies);
  }

  open(path: string): Promise<Answer> {
    return this.send(path);
  }

  /** Submits the form that holds the element, with its hidden fields. */
  submit(page: Answer, element: string, fields: Record<string, string> = {}): Promise<Answer> {
    const form = page.$(element).closest('form');
    const all: Record<string, string> = {};
    form.find('input[type=hidden]').each((_, input) => {
      all[page.$(input).attr('name') as string] = page.$(input).attr('value') ?? '';
    });
    return this.post(form.attr('action') as string, { ...all, ...fields });
  }

  post(path: string, fields: Record<string, string>, headers: object = {}): Promise<Answer> {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.send(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { ...type, ...headers },
    });
  }

  async signIn(name: string, page = '/FrontPage'): Promise<Answer> {
    const form = await this.open(`${page}?action=login`);
    return this.submit(form, '#password', { name, password: `${name.toLowerCase()} word` });
  }

  async signOut(): Promise<Answer> {
    return this.submit(await this.open('/PageOne'), '#logout');
  }

  /** Works on the session's dict. */
  async dict(...operations: unknown[][]): Promise<Answer['dict']> {
    return (await this.useDict(...operations)).dict;
  }

  /** What `is_new` is in the next request. */
  async isNew(): Promise<boolean> {
    return (await this.open('/SessionDict')).dict.is_new;
  }

  /** The page that answers the form which works on the session's dict. */
  async useDict(...operations: unknown[][]): Promise<Answer> {
    const form = await this.open('/SessionDict');
    return this.submit(form, '#several', { session: JSON.stringify(operations) });
  }

  /** The one cookie. */
  get sid(): string {
    return [...this.cookies.values()][0] ?? '';
  }

  /** Another client with the same cookies, of the same server or of another one. */
  copy(reference = this.reference): Visitor {
    const copy = new Visitor(reference);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    return copy;
  }
}
