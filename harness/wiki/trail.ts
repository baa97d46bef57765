import type { Page } from '../agents/page';
import { addressOfPage, type Wiki } from './wiki';

/** The pages that a visitor walks through. */
export const PAGES = ['PageOne', 'PageTwo', 'PageThree', 'PageFour', 'PageFive', 'PageSix'];

/** A page that there is not. */
export const MISSING = 'NoSuchPage';

/** A page that only superusers may read. */
export const SECRET = 'SecretPage';

const NAMES = [...PAGES, MISSING, SECRET];

/** The names of the pages in the trail that a page shows, in its order: by where its links lead, or else what they say. */
export function trailOn(page: Page | undefined, wiki: Wiki): string[] {
  if (!page) return [];
  return page
    .$(wiki.places.trail)
    .toArray()
    .map((entry) => {
      const text = page.$(entry).text().trim();
      const { href, value } = page.$(entry).attr() ?? {};
      return nameByAddress(href ?? value, page, wiki) ?? NAMES.find((name) => isSame(name, text)) ?? text;
    });
}

/** The page that a link of the trail, or an entry of a list that one chooses from, leads to. */
function nameByAddress(href: string | undefined, page: Page, wiki: Wiki): string | undefined {
  if (href === undefined || !URL.canParse(href, page.url.href)) return undefined;
  const address = page.address(href).href;
  // Wikis show a page's title for its name, and write names in small letters.
  return NAMES.find((name) => isSame(addressOfPage(wiki, name).href, address));
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
