import type { Agent } from '../../agents/agent';
import type { Page } from '../../agents/page';
import { SetUpError } from '../../core/errors';
import { leadsTo } from '../../wiki/links';
import { looksAlike } from '../../wiki/missing-page';
import { signInLink } from '../../wiki/signing-in';

/** An address of the wiki as a target file has it: relative to the wiki's. */
export function placeOf(url: URL, base: URL): string {
  const said = new URL(url);
  for (const [name, value] of url.searchParams) if (!value) said.searchParams.delete(name);
  const full = `${said.pathname}${said.search}`;
  return (full.startsWith(base.pathname) ? full.slice(base.pathname.length) : full) || './';
}

/** So many links of the front page are tried at most. */
const TRIED = 12;

/** An address that names no page: of a folder, or of a script alone. */
const NAMELESS = /^(\.\/|[^?/]*\.(php|cgi|pl|fcgi)\/?)$/;

/** Whether an address names no page; that of the folder may be without its slash. */
const isNameless = (url: URL, base: URL) =>
  NAMELESS.test(placeOf(url, base)) || `${url.pathname}/` === base.pathname;

/** The address by which the front page's own links lead to it, where the one that was opened names no page. */
export async function findFront(agent: Agent, page: Page, base: URL): Promise<Page> {
  if (!isNameless(page.url, base)) return page;
  const urls = linksOf(page).filter(
    (url) => url.origin === base.origin && [...url.searchParams].length <= 1 && url.href !== page.url.href,
  );
  // What is done with a page is below its address, as a rule.
  const hrefs = new Set(sortBy(urls, depthOf).map(({ href }) => href));
  for (const href of [...hrefs].slice(0, TRIED)) {
    const other = await openIfThere(agent, new URL(href));
    const isIt = other !== undefined && titleOf(other) === titleOf(page);
    if (isIt && !isNameless(other.url, base)) return other;
  }
  return page;
}

/** What a link leads to, where it does to a page: any link of a wiki may lead in circles, or to nothing. */
async function openIfThere(agent: Agent, url: URL): Promise<Page | undefined> {
  try {
    const page = await agent.open(url);
    return page.status === 200 ? page : undefined;
  } catch (error) {
    if (error instanceof SetUpError) return undefined;
    throw error;
  }
}

const depthOf = ({ pathname }: URL) => pathname.split('/').length;

const sortBy = (urls: readonly URL[], key: (url: URL) => number) =>
  [...urls].sort((one, other) => key(one) - key(other));

const titleOf = (page: Page) => page.$('title').text();

/** The addresses that a page's links lead to, without their fragments. */
function linksOf(page: Page): URL[] {
  const hrefs = page
    .$('a[href]')
    .toArray()
    .map(({ attribs }) => attribs.href ?? '');
  const urls = hrefs.flatMap((href) => (URL.canParse(href, page.url.href) ? [page.address(href)] : []));
  for (const url of urls) url.hash = '';
  return urls;
}

/** An address that pages are at as the front page is, or below it, where it is that of the folder that they are in. */
export async function findNamed(agent: Agent, front: Page, base: URL): Promise<string> {
  const own = placeOf(front.url, base);
  const below = linksOf(front)
    .filter((url) => isPage(url, front.url, base))
    .map((url) => placeOf(url, base))
    .find((place) => place.startsWith(`${own}/`));
  // Below the address of a page there may also be what is done with it.
  return below && (await findCommonPage(agent, below, base)) ? below : own;
}

/** Another page of the wiki that everybody may read, by the links of the front page; rather one beside `named`. */
export async function findAnother(
  agent: Agent,
  front: Page,
  named: string,
  base: URL,
): Promise<string | undefined> {
  const signIn = signInLink(front)?.href;
  const isBeside = (url: URL) => !NAMELESS.test(named) && folderOf(placeOf(url, base)) === folderOf(named);
  const urls = sortBy(
    linksOf(front).filter((url) => url.href !== signIn && isPage(url, front.url, base)),
    (url) => (isBeside(url) ? 0 : 1),
  );
  const pages = new Map(urls.map((url) => [url.href, url]));
  for (const url of [...pages.values()].slice(0, TRIED)) {
    const page = await openIfThere(agent, url);
    if (page && titleOf(page) !== titleOf(front)) return placeOf(page.url, base);
  }
  return undefined;
}

const folderOf = (place: string) => place.replace(/[^/]*$/, '');

/** Names that many wikis have a page of. */
const COMMON = ['PageTwo', 'Sandbox', 'SandBox', 'Help', 'playground:playground'];

/** A page of a common name, where the wiki shows it otherwise than one that there is not. */
export async function findCommonPage(agent: Agent, front: string, base: URL): Promise<string | undefined> {
  const open = async (name: string) => ({
    name,
    page: await agent.open(new URL(`./${pageCalled(name, front)}`, base)),
  });
  const missing = await open('NoSuchPage');
  for (const name of COMMON) {
    const opened = await open(name);
    if (opened.page.status === 200 && !looksAlike(opened, missing)) return pageCalled(name, front);
  }
  return undefined;
}

/** Many wikis set what is no page apart from pages by the sign that its address begins with: /_edit/, /-/index, /+history/. */
const ASIDE = /\/[_+-]/;

/** Whether an address is made as the front page's is, of another name. */
function isPage(url: URL, front: URL, base: URL): boolean {
  const own = url.origin === base.origin && url.pathname.startsWith(base.pathname);
  const asked = (one: URL) => [...one.searchParams.keys()].join();
  const isSame = url.pathname === front.pathname && url.search === front.search;
  return (
    own &&
    !isSame &&
    asked(url) === asked(front) &&
    !leadsTo('sign in', url) &&
    !leadsTo('sign out', url) &&
    !ASIDE.test(url.pathname) &&
    (url.pathname === front.pathname || !/:|\.\w{2,4}$/.test(url.pathname.slice(1)))
  );
}

/** The address that a page of that name would have, by the front page's: its last segment, or its only parameter. */
export function pageCalled(name: string, front: string): string {
  if (/[?&]\w+=[^&]*$/.test(front)) return front.replace(/=[^=&]*$/, `=${name}`);
  return front.replace(/^\.\//, '').replace(/[^/]*(?=\/?$)/, name);
}
