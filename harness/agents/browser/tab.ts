import type { Page as BrowserPage, Request, Response } from 'playwright-core';
import { SECOND } from '../../core/duration';
import { SetUpError } from '../../core/errors';

/** Where a click led: the answers on the way, redirects first, and the page as the browser has it. */
export interface Arrival {
  responses: Response[];
  html: string;
}

/** A visitor's window. Whatever a page does, each visit ends within the limit: with a page or with a SetUpError. */
export class Tab {
  /** What went wrong on the page since the last visit began, and what it asked. */
  #troubles: string[] = [];
  #loading = new Set<Request>();
  /** The last answer to a visit itself, which not every visit gets to show. */
  #answer: Response | undefined;

  constructor(
    readonly page: BrowserPage,
    /** How long a visit may take, in milliseconds. */
    readonly limit: number,
    note: (text: string) => void,
  ) {
    page.setDefaultTimeout(limit);
    const trouble = (text: string) => {
      this.#troubles.push(text);
      note(text);
    };
    page.on('pageerror', (error) => trouble(`a script on the page failed: ${error.message.split('\n')[0]}`));
    page.on('dialog', async (dialog) => {
      // The question whether to leave a page must not keep the visitor there.
      if (dialog.type() === 'beforeunload') return dialog.accept();
      trouble(`the page opened a dialog, which was dismissed: "${dialog.message()}"`);
      return dialog.dismiss();
    });
    page.on('response', (response) => {
      const request = response.request();
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) this.#answer = response;
    });
    page.on('request', (request) => this.#loading.add(request));
    page.on('requestfinished', (request) => this.#loading.delete(request));
    page.on('requestfailed', (request) => this.#loading.delete(request));
  }

  /** Opens an address and waits until the page has loaded. */
  async open(url: URL): Promise<Arrival> {
    return this.#arrive(url.href, () => this.page.goto(url.href, { waitUntil: 'load' }));
  }

  /** Does something that leads to another page, a press of a button say, and waits until that has loaded. */
  async leave(what: string, act: () => Promise<void>): Promise<Arrival> {
    return this.#arrive(what, async () => {
      // Playwright prefers waitForURL, which can't tell a page from itself loaded again.
      const [response] = await Promise.all([this.page.waitForNavigation({ waitUntil: 'load' }), act()]);
      return response;
    });
  }

  /** The page's HTML as the browser has it now. Throws SetUpError when its scripts keep it from answering. */
  async html(what: string): Promise<string> {
    const stuck = `${what} can't be read: a script on it has not ended within ${this.limit / SECOND} seconds`;
    // Playwright's own content() first loads its tools into the page: as long as the visit itself takes.
    return within(this.limit, this.page.evaluate<string>('document.documentElement.outerHTML'), stuck);
  }

  async #arrive(what: string, act: () => Promise<Response | null>): Promise<Arrival> {
    this.#troubles = [];
    this.#loading.clear();
    this.#answer = undefined;
    try {
      const last = await act();
      if (!last) throw new SetUpError(this.#explain(what, 'led to no page'));
      return { responses: await chain(last), html: await this.html(what) };
    } catch (error) {
      if (error instanceof SetUpError) throw error;
      const { name } = error as Error;
      const answer = this.#answer as Response | undefined;
      // Chromium shows a page of its own for an error that came without one.
      if (answer && answer.status() >= 400 && name !== 'TimeoutError')
        return { responses: await chain(answer), html: '' };
      throw new SetUpError(this.#explain(what, this.#reason(error as Error)));
    }
  }

  #reason({ name, message }: Error): string {
    const status = this.#answer?.status();
    if (status === 204 || status === 205) return `answered ${status}, without a page`;
    if (status === 200 && /ERR_ABORTED|download/i.test(message)) return 'offers a download instead of a page';
    if (name !== 'TimeoutError')
      return `was not answered: ${/net::\w+|NS_\w+/.exec(message)?.[0] ?? message}`;
    const waiting = [...this.#loading].slice(0, 3).map((request) => request.url());
    const limit = `within ${this.limit / SECOND} seconds`;
    if (waiting.length === 0) return `led to no other page ${limit}`;
    return `has not loaded ${limit}; what did not end: ${waiting.join(', ')}`;
  }

  #explain(what: string, reason: string): string {
    return [`${what} ${reason}`, ...this.#troubles].join('\n');
  }
}

async function chain(last: Response): Promise<Response[]> {
  const responses: Response[] = [];
  for (let request: Request | null = last.request(); request; request = request.redirectedFrom()) {
    const response = request.existingResponse() ?? (await request.response());
    if (response) responses.unshift(response);
  }
  return responses;
}

/** The promise's value, or a SetUpError when it takes longer than `ms`. */
async function within<T>(ms: number, promise: Promise<T>, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SetUpError(message)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
