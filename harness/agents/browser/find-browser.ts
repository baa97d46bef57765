import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, firefox, webkit } from 'playwright';
import { SetUpError } from '../../core/errors';

/** The browsers that Playwright drives, by Playwright's names. */
export type BrowserName = 'chromium' | 'firefox' | 'webkit';

export const PLAYWRIGHT = { chromium, firefox, webkit };

// The shell is the same engine and the same network stack in a window that nobody sees: far lighter to open.
const WITHOUT_WINDOW = ['chromium-headless-shell'];
const OF_THE_SYSTEM: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  firefox: ['firefox-esr', 'firefox'],
  webkit: [],
};
const ON_A_MAC: Record<BrowserName, readonly string[]> = {
  chromium: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  webkit: [],
};

/**
 * The executable to run: the one that `BROWSER_PATH` names, Playwright's own install, or the system's Chromium, Chrome
 * or Firefox, in that order. `whole` leaves out those that have no window and no settings. Throws SetUpError, with the
 * commands that get one, when there is none.
 */
export function findBrowser(
  name: BrowserName,
  { whole }: { whole: boolean },
  env: NodeJS.ProcessEnv = process.env,
): string {
  const { BROWSER_PATH } = env;
  if (BROWSER_PATH) {
    if (existsSync(BROWSER_PATH)) return BROWSER_PATH;
    throw new SetUpError(
      `BROWSER_PATH is ${BROWSER_PATH}: there is no such file. Name a browser's executable.`,
    );
  }
  const own = PLAYWRIGHT[name].executablePath();
  if (existsSync(own)) return own;
  const names = name === 'chromium' && !whole ? WITHOUT_WINDOW : [];
  const found = onPath([...names, ...OF_THE_SYSTEM[name]], ON_A_MAC[name], env);
  if (found) return found;
  const onDebian = ON_DEBIAN[name] ? `\n  on Debian and Ubuntu, as root: ${ON_DEBIAN[name]}` : '';
  throw new SetUpError(
    `The browser agent found no ${name}. Any of these gets one:${onDebian}\n` +
      `  anywhere: npx playwright install ${name}\n` +
      `  one that is there already: BROWSER_PATH=/path/to/${name}`,
  );
}

/** Playwright drives a Firefox that it did not install by WebDriver BiDi, the protocol that Mozilla builds into it. */
export function isDrivenByBiDi(name: BrowserName, executablePath: string): boolean {
  return name === 'firefox' && executablePath !== PLAYWRIGHT.firefox.executablePath();
}

const ON_DEBIAN: Partial<Record<BrowserName, string>> = {
  chromium: 'npm run setup:browser',
  firefox: 'npm run setup:browser -- firefox',
};

function onPath(
  names: readonly string[],
  elsewhere: readonly string[],
  env: NodeJS.ProcessEnv,
): string | undefined {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...elsewhere].find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}
