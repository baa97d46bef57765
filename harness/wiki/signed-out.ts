import type { Page } from '../agents/page';
import type { Checks, Control } from '../core/checks';
import { NotTestable } from '../core/errors';
import { Evidence } from '../core/evidence';
import { asksToSignIn } from './signing-in';
import { signedInAs } from './user-name';
import type { WikiKnowledge } from './wiki-knowledge';

/** That a wiki shows who is signed in. Throws NotTestable where it was never seen to. */
export async function usersShown(checks: Checks, known: WikiKnowledge): Promise<Control> {
  const { base, places } = known.wiki;
  return checks.control(
    await known.showsUsers(),
    'this wiki was seen to show who is signed in',
    new NotTestable(
      `no page of ${base.href} was seen to show who is signed in, so none shows that nobody is`,
      `accounts: one that can sign in; places: userName (now ${JSON.stringify(places.userName)})`,
    ),
  );
}

/**
 * That a page is shown to nobody: it is served as it is to anybody, and names no user. Throws NonConformance for one
 * that names a user, or that is an error to this visitor alone; NotTestable for one that can't be told.
 */
export async function checkNobody(
  checks: Checks,
  what: string,
  page: Page,
  known: WikiKnowledge,
  control: Control,
): Promise<void> {
  const user = signedInAs(page, known.wiki);
  if (!user && !asksToSignIn(page)) {
    const anonymous = await asAnybody(page.url, known);
    if (page.status >= 400 && anonymous.status < 400) {
      checks.that(false, what, page.describe(), 'not signed in, on a page that is shown');
    }
    if (page.status >= 500 || page.status !== anonymous.status || titleOf(page) !== titleOf(anonymous)) {
      throw new NotTestable(
        page.status >= 500
          ? `${what}: the page could not be seen: ${page.describe()}`
          : `${what}: ${page.describe()} is not what an anonymous visitor is shown: ${anonymous.describe()}`,
        'places: pages that everybody may read',
      );
    }
  }
  checks.absent(control, what, user ? [`signed in as ${user}`] : [], 'not signed in');
}

const titleOf = (page: Page): string => page.$('title').text().trim();

async function asAnybody(url: URL, { newBrowser }: WikiKnowledge): Promise<Page> {
  const agent = await newBrowser('an anonymous visitor', new Evidence());
  try {
    return await agent.open(url);
  } finally {
    await agent.end();
  }
}
