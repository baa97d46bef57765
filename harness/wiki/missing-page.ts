import type { Page } from '../agents/page';

/** A page and the name that it was asked for by. */
interface Named {
  name: string;
  page: Page;
}

/** Whether two pages show the same but for their names: as of a page that there is not, on a wiki that answers 200 all the same. */
export function looksAlike(one: Named, other: Named): boolean {
  return gist(one) === gist(other);
}

const gist = ({ name, page }: Named) => page.text.toLowerCase().replaceAll(name.toLowerCase(), '');
