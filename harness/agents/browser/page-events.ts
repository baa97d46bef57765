import type { Page, Request, Response } from 'playwright';

/** What a visitor's page has told since the last visit began. */
export class PageEvents {
  /** What went wrong on the page, and what it asked. */
  troubles: string[] = [];
  /** What was asked for and has not been answered in full. */
  readonly loading = new Set<Request>();
  /** Whether the visit itself is under way. */
  navigates = false;
  /** What was answered to the visit itself, to each page that led on. */
  #answers: Response[] = [];
  /** What was answered to scripts since the last visit was told. */
  #scripted: Response[] = [];

  constructor(page: Page, note: (text: string) => void) {
    const trouble = (text: string) => {
      this.troubles.push(text);
      note(text);
    };
    const isVisit = (request: Request) =>
      request.isNavigationRequest() && request.frame() === page.mainFrame();
    page.on('pageerror', (error) => trouble(`a script on the page failed: ${error.message.split('\n')[0]}`));
    page.on('dialog', async (dialog) => {
      // The question whether to leave a page must not keep the visitor there.
      if (dialog.type() === 'beforeunload') return dialog.accept();
      trouble(`the page opened a dialog, which was dismissed: "${dialog.message()}"`);
      return dialog.dismiss();
    });
    page.on('response', (response) => {
      const request = response.request();
      if (isVisit(request)) this.#answers.push(response);
      else if (isScripts(request) && new URL(response.url()).origin === new URL(page.url()).origin) {
        this.#scripted.push(response);
      }
    });
    page.on('request', (request) => {
      this.loading.add(request);
      if (isVisit(request)) this.navigates = true;
    });
    page.on('requestfinished', (request) => this.loading.delete(request));
    page.on('requestfailed', (request) => this.loading.delete(request));
  }

  /** A visit begins. */
  begin(): void {
    this.troubles = [];
    this.loading.clear();
    this.#answers = [];
    this.navigates = false;
  }

  /** The last answer to the visit itself, which not every visit gets to show. */
  get answer(): Response | undefined {
    return this.#answers.at(-1);
  }

  /** Answers that a page came by, from the first to the last, without the redirects that led to each. */
  answersBetween(first: Response, last: Response): Response[] {
    if (first === last) return [last];
    const later = this.#answers.slice(this.#answers.indexOf(first) + 1, this.#answers.indexOf(last));
    return [first, ...later.filter((answer) => !answer.request().redirectedTo()), last];
  }

  get lastScripted(): Response | undefined {
    return this.#scripted.at(-1);
  }

  /** What was answered to scripts, told once. */
  takeScripted(): Response[] {
    return this.#scripted.splice(0);
  }

  get scriptsAsk(): boolean {
    return [...this.loading].some(isScripts);
  }
}

function isScripts(request: Request): boolean {
  return ['fetch', 'xhr'].includes(request.resourceType());
}
