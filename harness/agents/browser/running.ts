import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright';
import { SetUpError } from '../../core/errors';
import { type BrowserName, findBrowser, isDrivenByBiDi, PLAYWRIGHT } from './find-browser';

const CONTEXT = {
  // A file that a page offers for download is no page: it is never kept.
  acceptDownloads: false,
  // Whether a certificate is to be trusted is asked of the target once, before the first scenario.
  ignoreHTTPSErrors: true,
};

const browsers = new Map<BrowserName, Promise<Browser>>();
const profiles = new Set<Profile>();

process.once('exit', () => {
  for (const profile of profiles) removeProfile(profile);
});

/** A browser context of its own in the one browser of this process, which is started when it is first needed. */
export async function newContext(name: BrowserName): Promise<BrowserContext> {
  let browser = browsers.get(name);
  if (!browser) {
    const options = launchOptions(name, { refusesCookies: false });
    browser = PLAYWRIGHT[name].launch(options).catch(notStarted(options));
    browsers.set(name, browser);
  }
  return (await browser).newContext(CONTEXT);
}

/** Starts a browser on a profile that is kept on disk between its starts. */
export async function openProfile(
  name: BrowserName,
  { folder, refusesCookies }: Profile,
): Promise<BrowserContext> {
  const options = launchOptions(name, { refusesCookies });
  return PLAYWRIGHT[name]
    .launchPersistentContext(folder, { ...CONTEXT, ...options })
    .catch(notStarted(options));
}

/** A browser's profile on disk. */
export interface Profile {
  folder: string;
  refusesCookies: boolean;
}

/** An empty profile, or one whose settings refuse all cookies. */
export function newProfile(name: BrowserName, refusesCookies: boolean): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'wiki-session-profile-'));
  const profile = { folder, refusesCookies };
  profiles.add(profile);
  if (!refusesCookies || name === 'firefox') return profile;
  // "Block all cookies" in Chromium's own settings.
  mkdirSync(join(folder, 'Default'));
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(blocked));
  return profile;
}

export function removeProfile(profile: Profile): void {
  rmSync(profile.folder, { recursive: true, force: true, maxRetries: 3 });
  profiles.delete(profile);
}

/** Closes the browsers of this process. */
export async function closeBrowsers(): Promise<void> {
  const started = await Promise.allSettled(browsers.values());
  browsers.clear();
  await Promise.all(
    started.map((browser) => (browser.status === 'fulfilled' ? browser.value.close() : null)),
  );
}

function launchOptions(name: BrowserName, { refusesCookies }: Pick<Profile, 'refusesCookies'>) {
  const headed = Boolean(process.env.HEADED);
  const executablePath = findBrowser(name, { whole: refusesCookies || headed });
  return {
    executablePath,
    ...(isDrivenByBiDi(name, executablePath) ? { channel: 'moz-firefox' } : {}),
    headless: !headed,
    // What Ctrl-C ends, and in which order, is decided by whoever runs the suite.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // Slow enough for an eye to follow, in milliseconds for each thing done.
    ...(headed ? { slowMo: 300 } : {}),
    // RFC 6761: names under .test are nobody's, so a farm's hosts can mean this machine.
    ...(name === 'chromium'
      ? { args: ['--host-resolver-rules=MAP *.test 127.0.0.1', '--disable-quic'] }
      : {}),
    ...(name === 'firefox' ? { firefoxUserPrefs: firefoxPreferences(refusesCookies) } : {}),
  };
}

// Firefox takes no pattern for hosts: those of the farms, and of http-state's cases.
const LOCAL_HOSTS = [
  ...['farm', 'a.farm', 'b.farm', 'sibling.farm', 'below.a.farm', 'c.other', 'elsewhere'],
  ...['home.example', 'sibling.example', 'subdomain.home.example', 'sibling.home.example'],
];

function firefoxPreferences(refusesCookies: boolean) {
  return {
    'network.dns.localDomains': LOCAL_HOSTS.map((name) => `${name}.test`).join(','),
    // Each visit is to reach the wiki, as in Chromium (devtools.ts).
    'browser.cache.disk.enable': false,
    'browser.cache.memory.enable': false,
    // A request for the icon of a tab would come some time after the visit, and renew its session.
    'browser.chrome.site_icons': false,
    // 2: all cookies are blocked.
    ...(refusesCookies ? { 'network.cookie.cookieBehavior': 2 } : {}),
  };
}

function notStarted({ executablePath }: { executablePath: string }): (error: Error) => never {
  return (error) => {
    const [what] = error.message.split('\n');
    const display = process.env.HEADED
      ? ' HEADED=1 needs a display: without one, put xvfb-run -a in front.'
      : '';
    throw new SetUpError(`${executablePath} did not start: ${what?.replace(/\.*$/, '.')}${display}`);
  };
}
