import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright';
import { findBrowser } from '../../../harness/agents/browser/find-browser';
import { startReference } from '../../../reference';

const PAGES = [
  '/',
  '/SessionMacro',
  '/SessionDict',
  '/SessionExample',
  '/NoSuchPage',
  '/FrontPage?action=settings',
  '/FrontPage?action=userprefs',
  '/FrontPage?action=edit',
];

let browser: Browser;
before(async () => {
  browser = await chromium.launch({ executablePath: findBrowser('chromium', { whole: false }) });
});
after(() => browser.close());

/** What axe finds on the page that is shown, with everything opened, by rule and element. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${page.url()}: ${id}: ${target}`));
}

for (const [generation, colorScheme] of [
  ['session-service', 'light'],
  ['auth-list', 'dark'],
] as const) {
  test(`pages are accessible: ${generation}, ${colorScheme}`, async (t) => {
    const reference = await startReference({
      wikis: [{ name: 'Wiki', path: '/', generation }],
      accounts: [{ name: 'Ana', password: 'ana here' }],
      demonstration: true,
    });
    t.after(() => reference.stop());
    const viewport = colorScheme === 'light' ? { width: 1280, height: 900 } : { width: 390, height: 844 };
    const context = await browser.newContext({ colorScheme, viewport, baseURL: reference.url });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto('/FrontPage?action=login');
    assert.deepEqual(await findings(page), []);
    await page.locator('input[name=name]').fill('Ana');
    await page.locator('input[type=password]').fill('ana here');
    await page.locator('input[type=password]').press('Enter');
    await page.locator('#userhome').waitFor();
    for (const path of PAGES) {
      await page.goto(path);
      assert.deepEqual(await findings(page), []);
    }
  });
}

test('axe finds what is not accessible', async (t) => {
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.setContent('<html lang="en"><title>T</title><main><h1>H</h1><img src="x.png"></main></html>');
  assert.deepEqual(
    (await findings(page)).map((found) => found.replace(/^.*?: /, '')),
    ['image-alt: img'],
  );
});
