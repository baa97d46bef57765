import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, firefox, webkit } from 'playwright';
import { SetUpError } from '../../core/errors';

/** The browsers that Playwright drives, by Playwright's names. */
export type BrowserName = 'chromium' | 'firefox' | 'webkit';

export const PLAYWRIGHT = { chromium, firefox, webkit };

// The shell is the same engine and the same network stack in a window that nobody sees: far lighter to open.
const WITHOUT_WINDOW = ['chromium-headless-shell'];
const WITH_WINDOW = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * The executable to run: the one that `BROWSER_PATH` names, Playwright's own install, or for Chromium the system's
 * Chromium or Chrome, in that order. `whole` leaves out those that have no window and no settings. Throws
 * SetUpError, with the commands that get one, when there is none.
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
  const names = whole ? WITH_WINDOW : [...WITHOUT_WINDOW, ...WITH_WINDOW];
  const found = name === 'chromium' ? onPath(names, env) : undefined;
  if (found) return found;
  const onDebian = name === 'chromium' ? '\n  on Debian and Ubuntu, as root: npm run setup:browser' : '';
  throw new SetUpError(
    `The browser agent found no ${name}. Any of these gets one:${onDebian}\n` +
      `  anywhere: npx playwright install ${name}\n` +
      `  one that is there already: BROWSER_PATH=/path/to/${name}`,
  );
}

function onPath(names: readonly string[], env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, MAC_CHROME].find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}
