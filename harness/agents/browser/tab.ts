import { setTimeout as pause } from 'node:timers/promises';
import { type Page as BrowserPage, errors, type Request, type Response } from 'playwright';
import { SECOND } from '../../core/duration';
import { NotTestable, SetUpError } from '../../core/errors';
import { refreshTarget } from '../refresh';
import { PageEvents } from './page-events';
import { SHOWN, type Shown } from './shown';

/** Where a click led: what was answered on the way, to scripts too, and the page as the browser has it. */
export interface Navigation extends Shown {
  responses: Response[];
  /** The answer that brought the page, or the last that a script made a page of. */
  document: Response;
}

/** Milliseconds without a request or a change after which what a script does has ended. */
const STILL = 300;
const LOOK_EVERY = 50;
/** What is shown of an error that came without a page. */
const NOTHING = {
  html: '',
  base: '',
  refreshes: [],
  encoding: 'utf-8',
  hasScripts: true,
  embeds: true,
  began: 0,
};

/** A visitor's window. Whatever a page does, each visit ends within the limit: with a page or with a SetUpError. */
export class Tab {
  readonly #events: PageEvents;

  constructor(
    readonly page: BrowserPage,
    /** How long a visit may take, in milliseconds. */
    readonly limit: number,
    note: (text: string) => void,
  ) {
    page.setDefaultTimeout(limit);
    this.#events = new PageEvents(page, note);
  }

  /** Opens an address and waits until the page has loaded. */
  async open(url: URL): Promise<Navigation> {
    return this.#arrive(url.href, () => this.page.goto(url.href, { waitUntil: 'load' }));
  }

  /**
   * Does something that leads to another page, a press of a button say, and waits until that has loaded, or until a
   * script has asked the site for something and made another page of this one.
   */
  async leave(what: string, act: () => Promise<void>): Promise<Navigation> {
    return this.#arrive(what, async () => {
      const before = await this.shown(what);
      const over = new AbortController();
      const arrived = Promise.race([this.#loaded(), this.#changedByScript(before, over.signal)]);
      const [response] = await Promise.all([arrived, act()]).finally(() => over.abort());
      return response;
    });
  }

  /** The answer to the next visit, once its page has loaded; a script that changes the address alone makes none. */
  async #loaded(): Promise<Response> {
    // Playwright prefers waitForURL, which can't tell a page from itself loaded again.
    const response = await this.page.waitForNavigation({ waitUntil: 'load' });
    return response ?? this.#loaded();
  }

  /** The last answer to a script of which another page was made without a visit. Rejects after the limit, or when it is over. */
  async #changedByScript(before: Shown, over: AbortSignal): Promise<Response> {
    const end = Date.now() + this.limit;
    let last = before;
    for (let still = 0; Date.now() < end && !this.page.isClosed() && !over.aborted; still += LOOK_EVERY) {
      await pause(LOOK_EVERY);
      const answer = this.#events.lastScripted;
      if (!answer || this.#events.loading.size > 0 || this.#events.navigates) {
        still = 0;
        continue;
      }
      const now = await this.page.evaluate<Shown>(SHOWN).catch(() => last);
      if (now.html !== last.html) still = 0;
      last = now;
      if (still >= STILL && (now.html !== before.html || now.url !== before.url)) return answer;
    }
    throw new errors.TimeoutError('no page');
  }

  /** The page as the browser has it now. Throws SetUpError when its scripts keep it from answering. */
  async shown(what: string): Promise<Shown> {
    const stuck = `${what} can't be read: a script on it has not ended within ${this.limit / SECOND} seconds`;
    // Playwright's own content() first loads its tools into the page: as long as the visit itself takes.
    return within(this.limit, this.page.evaluate<Shown>(SHOWN), stuck);
  }

  async #arrive(what: string, act: () => Promise<Response | null>): Promise<Navigation> {
    this.#events.begin();
    try {
      const last = await act();
      if (!last && this.page.url() === what) throw untold(what);
      if (!last) throw new SetUpError(this.#explain(what, 'led to no page'));
      await this.#scriptsDone();
      return await this.#settled(last, what);
    } catch (error) {
      if (error instanceof SetUpError || error instanceof NotTestable) throw error;
      const { name } = error as Error;
      const { answer } = this.#events;
      // Chromium shows a page of its own for an error that came without one.
      if (answer && answer.status() >= 400 && name !== 'TimeoutError') {
        return this.#arrived(answer, { ...NOTHING, url: answer.url() });
      }
      throw new SetUpError(this.#explain(what, this.#reason(error as Error)));
    }
  }

  /** Waits where a page sends its reader on at once, until that has loaded too. */
  async #settled(first: Response, what: string): Promise<Navigation> {
    const left: string[] = [];
    const end = Date.now() + this.limit;
    for (let document = first; Date.now() < end; await this.page.waitForLoadState('load')) {
      // Nothing where the reader is sent on while the page is read.
      const shown = await this.shown(what).catch(ifNotLeft);
      const latest = this.#events.answer;
      if (shown && refreshTarget(shown, left)) {
        left.push(shown.html);
        await this.#left(shown);
      } else if (shown && latest && latest !== document && (left.length > 0 || isOf(shown, latest))) {
        document = latest;
        if (left.length > 0) return this.#arrived(document, shown, first);
      } else if (shown && left.length === 0) {
        return this.#arrived(document, shown, first);
      } else {
        await pause(LOOK_EVERY);
      }
    }
    throw new errors.TimeoutError('no page');
  }

  /** Waits until another document has taken the place of this one. */
  async #left({ began }: Shown): Promise<void> {
    const end = Date.now() + this.limit;
    while ((await this.page.evaluate('performance.timeOrigin').catch(() => began)) === began) {
      if (Date.now() > end) throw new errors.TimeoutError('no page');
      await pause(LOOK_EVERY);
    }
  }

  async #arrived(document: Response, shown: Shown, first = document): Promise<Navigation> {
    const scripted = this.#events.takeScripted();
    const answers = this.#events.answersBetween(first, document).filter((each) => !scripted.includes(each));
    const visit = (await Promise.all(answers.map(chain))).flat();
    // Scripts of the page that was left asked before it was; those of the page that is shown asked after it came.
    const after = scripted.filter((response) => startOf(response) >= startOf(document));
    const before = scripted.filter((response) => !after.includes(response));
    return { responses: [...before, ...visit, ...after], document, ...shown };
  }

  /** Waits, not for long, for what the scripts of a loaded page have asked the site for. */
  async #scriptsDone(): Promise<void> {
    const end = Date.now() + Math.min(this.limit, 2 * SECOND);
    while (this.#events.scriptsAsk && Date.now() < end) await pause(LOOK_EVERY);
  }

  #reason({ name, message }: Error): string {
    const status = this.#events.answer?.status();
    if (status === 204 || status === 205) return `answered ${status}, without a page`;
    if (status === 200 && /ERR_ABORTED|download/i.test(message)) return 'offers a download instead of a page';
    if (name !== 'TimeoutError')
      return `was not answered: ${/net::\w+|NS_\w+/.exec(message)?.[0] ?? message}`;
    const waiting = [...this.#events.loading].slice(0, 3).map((request) => request.url());
    const limit = `within ${this.limit / SECOND} seconds`;
    if (waiting.length === 0) return `led to no other page ${limit}`;
    return `has not loaded ${limit}; what did not end: ${waiting.join(', ')}`;
  }

  #explain(what: string, reason: string): string {
    return [`${what} ${reason}`, ...this.#events.troubles].join('\n');
  }
}

/** Firefox 153 tells of no request that carries some cookies with characters beyond ASCII, such as 春节. */
function untold(address: string): NotTestable {
  return new NotTestable(
    `a browser that tells of each request is needed: this one showed ${address} and did not tell what was answered`,
    'nothing in a target file: AGENT=browser',
  );
}

/** Nothing of a page that is being left for another one; any other error is thrown on. */
function ifNotLeft(error: Error): undefined {
  if (!/context was destroyed|navigat/i.test(error.message)) throw error;
}

/** Whether an answer brought the page that is shown, by its address. */
function isOf({ url }: Shown, answer: Response): boolean {
  return url.replace(/#.*/, '') === answer.url();
}

function startOf(response: Response): number {
  return response.request().timing().startTime;
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
