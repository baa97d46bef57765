import { type Element, isTag } from 'domhandler';
import type { Page } from '../../agents/page';

/** Where wikis show the pages that a visitor came by. */
const TRAILS = [
  '#pagetrail a',
  'div.trace bdi a',
  '.moin-breadcrumb a',
  '.breadcrumbs a',
  '.breadcrumb a',
  '.trail a',
];

/**
 * The links of the trail, where a page shows one that has a page visited before: where one would look, or else in an element
 * that had none when the page was opened first.
 */
export function findTrail(page: Page, before: readonly URL[], first: Page): string | undefined {
  // Wikis differ in capital letters from what was asked for.
  const visited = before.map(inSmallLetters);
  const leadsBack = (on: Page, link: Element) => {
    const { href = '' } = link.attribs;
    return URL.canParse(href, on.url.href) && visited.includes(inSmallLetters(on.address(href)));
  };
  const shows = (on: Page, selector: string) =>
    on
      .$(selector)
      .toArray()
      .filter(isTag)
      .some((link) => leadsBack(on, link));
  const known = TRAILS.find((selector) => shows(page, selector));
  if (known || visited.length === 0) return known;
  const links = page
    .$('a[href]')
    .toArray()
    .filter((link) => leadsBack(page, link));
  const around = links.flatMap((link) => page.$(link).parents().toArray().flatMap(namesOf));
  return around.map((name) => `${name} a`).find((selector) => !shows(first, selector));
}

const inSmallLetters = ({ pathname, search }: URL) => `${pathname}${search}`.toLowerCase();

/** The names that CSS knows an element by: its id and its classes. */
function namesOf({ attribs }: Element): string[] {
  const { id, class: classes = '' } = attribs;
  const names = [...(id ? [`#${id}`] : []), ...classes.split(/\s+/).map((each) => `.${each}`)];
  return names.filter((name) => /^[#.][a-z_][\w-]*$/i.test(name));
}
