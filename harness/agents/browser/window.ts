import type { BrowserContext } from 'playwright-core';
import { Devtools } from './devtools';
import type { BrowserName } from './find-browser';
import { newContext, openProfile, type Profile } from './running';
import { Tab } from './tab';

/** A browser of a visitor's own, open, with one tab. */
export interface Window {
  context: BrowserContext;
  tab: Tab;
  /** Chromium alone has them. */
  devtools: Devtools | undefined;
}

export interface WindowOptions {
  browser: BrowserName;
  /** The profile on disk that it uses; without one nothing outlives the window. */
  profile: Profile | undefined;
  /** How long a visit may take, in milliseconds. */
  limit: number;
  note(text: string): void;
}

export async function openWindow({ browser, profile, limit, note }: WindowOptions): Promise<Window> {
  const context = await (profile ? openProfile(browser, profile) : newContext(browser));
  // With snapshots of the page a trace takes as long as the visits themselves.
  await context.tracing.start();
  const page = context.pages()[0] ?? (await context.newPage());
  const devtools = browser === 'chromium' ? await Devtools.of(page) : undefined;
  return { context, tab: new Tab(page, limit, note), devtools };
}
