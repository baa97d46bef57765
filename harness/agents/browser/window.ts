import type { BrowserContext, Page as BrowserPage } from 'playwright';
import { Devtools } from './devtools';
import type { BrowserName } from './find-browser';
import { closeBrowsers, newContext, openProfile, type Profile } from './running';
import { SentCookies } from './sent-cookies';
import { Tab } from './tab';

/** A browser of a visitor's own, open, with one tab. */
export interface Window {
  context: BrowserContext;
  tab: Tab;
  /** Chromium alone has them. */
  devtools: Devtools | undefined;
  sentCookies: SentCookies;
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
  devtools: Devtools | undefined;
}

/** The next visitor's, opened while this one's is used: that takes longer than a visit. */
const next = new Map<BrowserName, Promise<Opened>>();

export async function openWindow({ browser, profile, limit, note }: WindowOptions): Promise<Window> {
  const { context, page, devtools } = await (profile
    ? prepare(browser, openProfile(browser, profile))
    : takeNext(browser));
  return { context, tab: new Tab(page, limit, note), devtools, sentCookies: new SentCookies(context) };
}

function takeNext(browser: BrowserName): Promise<Opened> {
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
  const closed = closeWindow(window)
    .catch(() => {})
    .finally(() => closing.delete(closed));
  closing.add(closed);
}

/** Closes the browsers of this process, and what is open for visitors who have not come. */
export async function closeAll(): Promise<void> {
  await Promise.all(closing);
  const opened = await Promise.allSettled(next.values());
  next.clear();
  await Promise.all(
    opened.map((window) => (window.status === 'fulfilled' ? closeWindow(window.value) : null)),
  );
  await closeBrowsers();
}

async function prepare(browser: BrowserName, opening: Promise<BrowserContext>): Promise<Opened> {
  const context = await opening;
  // With snapshots of the page a trace takes as long as the visits themselves.
  const [page] = await Promise.all([context.pages()[0] ?? context.newPage(), context.tracing.start()]);
  return { context, page, devtools: browser === 'chromium' ? await Devtools.of(page) : undefined };
}
