import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';
import {
  closeBrowsers,
  newContext,
  newProfile,
  openProfile,
  removeProfile,
} from '../harness/agents/browser/running';
import { startReference } from '../reference';
import { compareWithFloor } from './floor';
import { cucumber, secondsOf } from './runner';
import { type Visit, type Visitors, visitsIn } from './visits';

/*
 * How long the suite takes in Chromium, against a bare Playwright script whose visitors open as many pages, fill in as
 * many forms and close their browsers as often, on a server that answers at once, with the reference's sign-in page.
 * Arguments are cucumber-js's own, by default features/session-service. Writes reports/bench-browser.json.
 */

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const FOLDER = '.cache/bench-browser';
const MESSAGES = join(FOLDER, 'messages.ndjson');

/** The reference's sign-in page and its style sheet, which the browser has to show as often. */
async function looks(): Promise<{ page: string; style: string }> {
  const reference = await startReference({});
  const get = async (path: string) => (await fetch(new URL(path, reference.url))).text();
  const [page, style] = [await get('/FrontPage?action=login'), await get('/-/wiki.css')];
  await reference.stop();
  // Not every form that it stands for has fields to type in.
  return { page: page.replaceAll(' required', ''), style };
}

async function withServer<T>(use: (base: string) => Promise<T>): Promise<T> {
  const { page, style } = await looks();
  const server = createServer((request, response) => {
    request.resume();
    const [type, body] = request.url === '/-/wiki.css' ? ['text/css', style] : ['text/html', page];
    response.setHeader('Content-Type', type).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** One visitor's visits, with nothing looked at, kept or checked. */
async function visit(base: string, visits: readonly Visit[]): Promise<void> {
  const profile = visits.includes('close') ? newProfile('chromium', false) : undefined;
  const start = () => (profile ? openProfile('chromium', profile) : newContext('chromium'));
  let context: BrowserContext = await start();
  let page = await context.newPage();
  for (const next of visits) {
    if (next === 'close') {
      await context.close();
      context = await start();
      page = await context.newPage();
    } else if ('open' in next) {
      await page.goto(base + next.open);
    } else {
      const fields = [page.getByLabel('Name'), page.getByLabel('Password')];
      for (const field of fields.slice(0, next.fill)) await field.fill('text');
      await Promise.all([page.waitForNavigation(), page.getByRole('button').click()]);
    }
  }
  await context.close();
  if (profile) removeProfile(profile);
}

async function bare(scenarios: readonly Visitors[]): Promise<void> {
  await withServer(async (base) => {
    for (const visitors of scenarios) for (const visits of visitors) await visit(base, visits);
  });
  await closeBrowsers();
}

async function main(args: readonly string[]): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const asked = ['-p', 'browser', ...(args.length > 0 ? args : ['features/session-service'])];
  const env = { REPORTS: FOLDER };
  cucumber([...asked, '--format', `message:${MESSAGES}`], env);
  const scenarios = visitsIn(readFileSync(MESSAGES, 'utf8'));
  rmSync(MESSAGES);

  await compareWithFloor({
    name: 'browser',
    rounds: ROUNDS,
    work: { scenarios: scenarios.length, visits: scenarios.flat(2).length },
    suite: () => secondsOf(() => cucumber(asked, env)),
    floor: () => secondsOf(() => bare(scenarios)),
    floorName: 'Playwright alone',
  });
}

void main(process.argv.slice(2));
