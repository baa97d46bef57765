import type { Page } from '../agents/page';
import type { Wiki } from './wiki';

/** The names of the pages in the trail that a page shows, in its order. */
export function trailOn(page: Page | undefined, wiki: Wiki): string[] {
  const links = page?.$(wiki.places.trail).toArray() ?? [];
  return links.map((link) => page?.$(link).text().trim() ?? '');
}
