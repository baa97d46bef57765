import type { BrowserContext, Page as BrowserPage } from 'playwright';
import { Devtools } from './devtools';
import type { BrowserName } from './find-browser';
import { closeBrowsers, newContext, openProfile, type Profile } from './running';
import { SentCookies } from './sent-cookies';
import { Tab } from './tab';

/** A browser of a visitor's own, open, with one tab. */
export interface Window extends Opened {
  tab: Tab;
}

export interface WindowOptions {
  browser: BrowserName;
  /** The profile on disk that it uses; without one nothing outlives the window. */
  profile: Profile | undefined;
  /** How long a visit may take, in milliseconds. */
  limit: number;
  note(text: string): void;
}

/** A context with its page, before it is anybody's. */
interface Opened {
  context: BrowserContext;
  page: BrowserPage;
  /** Chromium alone has them. */
  devtools: Devtools | undefined;
  sentCookies: SentCookies;
}

/** The next visitor's, opened while this one's is used: that takes longer than a visit. */
const next = new Map<BrowserName, Promise<Opened>>();

/** Those that earlier visitors gave back. */
const idle = new Map<BrowserName, Opened[]>();

export async function openWindow({ browser, profile, limit, note }: WindowOptions): Promise<Window> {
  const opened = await (profile ? prepare(browser, openProfile(browser, profile)) : takeNext(browser));
  return { ...opened, tab: new Tab(opened.page, limit, note) };
}

async function takeNext(browser: BrowserName): Promise<Opened> {
  const given = idle.get(browser)?.pop();
  if (given) return given;
  const taken = next.get(browser) ?? prepare(browser, newContext(browser));
  // Whoever watches should see no window that nobody uses.
  if (!process.env.HEADED) {
    const following = prepare(browser, newContext(browser));
    following.catch(() => {});
    next.set(browser, following);
  }
  return taken;
}

/** Closes it, and throws away what was recorded of its visits. */
export async function closeWindow({ context }: Pick<Window, 'context'>): Promise<void> {
  // Playwright takes down every call in every trace that is not stopped. One that was preserved is.
  await context.tracing.stop().catch(() => {});
  await context.close();
}

const closing = new Set<Promise<void>>();

/** Closes it while others go on. */
export function closeMeanwhile(window: Window): void {
  meanwhile(closeWindow(window));
}

/**
 * Has the next visitor use it, of whom it must not know more than of its last. @param scripts the one origin whose scripts
 * may have run in it
 */
export function reuseMeanwhile(browser: BrowserName, window: Window, scripts?: string): void {
  meanwhile(
    clean(window, scripts).then(
      (cleaned) => void idle.set(browser, [...(idle.get(browser) ?? []), cleaned]),
      () => closeWindow(window),
    ),
  );
}

async function clean(
  { context, page, devtools, sentCookies }: Opened,
  scripts: string | undefined,
): Promise<Opened> {
  page.removeAllListeners();
  // What the last page has not ended must not go on under the next visitor.
  await page.goto('about:blank');
  if (scripts) await devtools?.forgetStored(scripts);
  await context.clearCookies();
  await context.tracing.stop();
  await context.tracing.start();
  devtools?.forget();
  return { context, page, devtools, sentCookies };
}

function meanwhile(work: Promise<void>): void {
  const done = work.catch(() => {}).finally(() => closing.delete(done));
  closing.add(done);
}

/** Closes the browsers of this process, and what is open for visitors who have not come. */
export async function closeAll(): Promise<void> {
  await Promise.all(closing);
  const opened = await Promise.allSettled([...next.values(), ...[...idle.values()].flat()]);
  next.clear();
  idle.clear();
  await Promise.all(
    opened.map((window) => (window.status === 'fulfilled' ? closeWindow(window.value) : null)),
  );
  await closeBrowsers();
}

/** Firefox at times fails to open a window while another one is being closed. */
function newPage(context: BrowserContext): Promise<BrowserPage> {
  return context.newPage().catch(() => context.newPage());
}

async function prepare(browser: BrowserName, opening: Promise<BrowserContext>): Promise<Opened> {
  const context = await opening;
  // With snapshots of the page a trace takes as long as the visits themselves.
  const [page] = await Promise.all([context.pages()[0] ?? newPage(context), context.tracing.start()]);
  const devtools = browser === 'chromium' ? await Devtools.of(page) : undefined;
  return { context, page, devtools, sentCookies: new SentCookies(context) };
}
