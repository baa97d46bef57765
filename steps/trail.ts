import { Then, When } from '@cucumber/cucumber';
import { NotTestable } from '../harness/core/errors';
import { noAnonymousReaders } from '../harness/core/skip-reasons';
import { looksAlike } from '../harness/wiki/missing-page';
import { isClosed } from '../harness/wiki/sign-in-form';
import { MISSING, PAGES, SECRET, trailOn } from '../harness/wiki/trail';
import type { Visitor } from '../harness/wiki/visitor';
import { addressOfPage, type Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

async function visit(visitor: Visitor, wiki: Wiki, name: string): Promise<void> {
  const page = await visitor.open(wiki, addressOfPage(wiki, name));
  if (!visitor.account && PAGES.includes(name) && isClosed(page, wiki)) throw noAnonymousReaders();
  if (name !== MISSING && page.status === 404) throw noPage(name);
}

const noPage = (name: string) =>
  new NotTestable(
    `a page ${name} is needed`,
    'the pages PageOne to PageSix, and SecretPage, in the wiki; places: page: where it has them',
  );

/** Throws NotTestable where one of these pages, asked for by a visitor, is as one that there is not. */
export async function areThere(visitor: Visitor, wiki: Wiki, names: readonly string[]): Promise<void> {
  const open = async (name: string) => ({ name, page: await visitor.open(wiki, addressOfPage(wiki, name)) });
  if (names.length === 0) return;
  const missing = await open(MISSING);
  for (const name of names) if (looksAlike(await open(name), missing)) throw noPage(name);
}

When('{visitor} opens {pages}', async function (this: Scenario, person: Person, pages: string[]) {
  const visitor = await this.visitor(person);
  for (const name of pages) await visit(visitor, await this.wiki(), name);
});

When(
  '{visitor} opens {pages} while {visitor} opens {pages}',
  async function (this: Scenario, person: Person, pages: string[], other: Person, others: string[]) {
    const wiki = await this.wiki();
    const neighbour = await this.visitor(other);
    const visitor = await this.visitor(person);
    for (const [index, name] of pages.entries()) {
      await visit(visitor, wiki, name);
      const meanwhile = others[index];
      if (meanwhile) await visit(neighbour, wiki, meanwhile);
    }
  },
);

When(
  '{visitor} makes {int} visits, to one page of the wiki after the other',
  async function (this: Scenario, person: Person, visits: number) {
    const visitor = await this.visitor(person);
    for (let number = 0; number < visits; number += 1) {
      await visit(visitor, await this.wiki(), PAGES[number % PAGES.length] ?? '');
    }
  },
);

/** The trail on the page before a visitor's eyes. Throws NotTestable where this wiki was never seen to show one. */
export async function trailOf(scenario: Scenario, visitor: Visitor): Promise<string[]> {
  const wiki = await scenario.wiki();
  const trail = trailOn(visitor.page, wiki);
  const { program } = await scenario.known();
  if (trail.length > 0) program.trailSeen = true;
  else if (!(await (await scenario.knownOfOrdinaryWiki()).showsTrail())) throw noTrail('the pages visited');
  return trail;
}

export const noTrail = (what: string) =>
  new NotTestable(
    `a trail that shows ${what} is needed`,
    'places: trail: the links of the trail, as a CSS selector',
  );

async function shows(scenario: Scenario, visitor: Visitor, pages: readonly string[]): Promise<string[]> {
  const trail = await trailOf(scenario, visitor);
  const left = pages.filter((page) => !trail.includes(page));
  // A wiki that answers 200 for any name leaves out of the trail what it has no page of.
  await areThere(visitor, await scenario.wiki(), left);
  scenario.checks.that(
    left.length === 0,
    `The trail of ${visitor.name}`,
    trail.join(', ') || 'no trail',
    `one with ${pages.join(', ')} in it`,
  );
  return trail;
}

Then("{visitor}'s trail shows {pages}", async function (this: Scenario, person: Person, pages: string[]) {
  await shows(this, await this.visitor(person), pages);
});

Then(
  "{visitor}'s trail shows {pages} and not {pages}",
  async function (this: Scenario, person: Person, pages: string[], others: string[]) {
    const visitor = await this.visitor(person);
    const trail = await shows(this, visitor, pages);
    const wiki = await this.wiki();
    const served = (name: string) =>
      visitor
        .pagesOf(wiki)
        .some(({ url, status }) => url.href === addressOfPage(wiki, name).href && status === 200);
    // One that she may not read says so, whatever the status; what there is not is in no trail anyway.
    await areThere(
      visitor,
      wiki,
      others.filter((name) => name === SECRET && served(name)),
    );
    const opened = others.filter((name) =>
      this.everybody.some((each) =>
        each.exchangesWith(wiki).some(({ url }) => url.href === addressOfPage(wiki, name).href),
      ),
    );
    const control = this.checks.control(
      opened.length === others.length,
      `the trail shows ${pages.join(', ')}, and ${others.join(', ')} were visited`,
      new NotTestable(`visits to ${others.join(', ')} are needed`, 'these pages in the wiki'),
    );
    const shown = trail.filter((page) => others.includes(page));
    this.checks.absent(control, `Pages in the trail of ${visitor.name} that are not for it`, shown);
  },
);

Then(
  "{visitor}'s trail shows none of {pages}, where that of {visitor} does",
  async function (this: Scenario, person: Person, pages: string[], other: Person) {
    const wiki = await this.wiki();
    const shownTo = async (who: Person) =>
      trailOn((await this.visitor(who)).page, wiki).filter((page) => pages.includes(page));
    const control = this.checks.control(
      (await shownTo(other)).length > 0,
      `the trail of ${other.name} shows ${(await shownTo(other)).join(', ')}`,
      noTrail('the pages visited'),
    );
    this.checks.absent(control, `Pages in the trail of ${person.name}`, await shownTo(person));
  },
);

Then("{visitor}'s trail ends with {pages}", async function (this: Scenario, person: Person, pages: string[]) {
  const visitor = await this.visitor(person);
  const trail = await trailOf(this, visitor);
  // Wikis differ in whether the page before one's eyes is in it.
  const expected = trail.includes(pages.at(-1) ?? '') ? pages : pages.slice(0, -1);
  const endsSo = trail.slice(-expected.length).join() === expected.join();
  if (!endsSo) await areThere(visitor, await this.wiki(), pages);
  this.checks.that(
    endsSo,
    `The trail of ${person.name}`,
    trail.join(', ') || 'no trail',
    `one that ends with ${expected.join(', ')}`,
  );
});

Then("{visitor}'s trail has left some of her visits out", async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  const trail = await trailOf(this, visitor);
  const here = visitor.page?.url.href;
  const addresses = visitor
    .exchangesWith(wiki)
    .map(({ url }) => url.href)
    .filter((href) => PAGES.some((name) => href === addressOfPage(wiki, name).href));
  const left = PAGES.filter((page) => !trail.includes(page));
  await areThere(visitor, wiki, left);
  if (!trail.some((name) => PAGES.includes(name) && addressOfPage(wiki, name).href !== here))
    throw noTrail('the pages visited');
  // Where each page is in it once, a limit beyond the number of pages can't be seen.
  if (trail.length === new Set(addresses).size) {
    throw new NotTestable(
      `more pages than the trail has entries are needed; it shows all ${trail.length} that were visited`,
      'nothing in a target file: PageOne to PageSix are the pages that the suite knows',
    );
  }
  this.checks.that(
    trail.length < addresses.length,
    `The entries of the trail of ${person.name} after ${addresses.length} visits`,
    String(trail.length),
    'fewer than visits',
  );
});

Then(
  "{visitor}'s trail on PageThree no longer shows PageOne",
  async function (this: Scenario, person: Person) {
    const visitor = await this.visitor(person);
    const wiki = await this.wiki();
    // A page's own name among the links above it says nothing of where the visitor was.
    const own = addressOfPage(wiki, 'PageOne').href;
    const before = visitor
      .pagesOf(wiki)
      .filter(({ url }) => url.href !== own)
      .map((page) => trailOn(page, wiki));
    const control = this.checks.control(
      before.some((trail) => trail.includes('PageOne')),
      `PageOne stood in the trail of ${person.name} before`,
      noTrail('PageOne'),
    );
    await visit(visitor, wiki, 'PageThree');
    const trail = trailOn(visitor.page, wiki);
    this.checks.absent(
      control,
      `PageOne in the trail of ${person.name}, which is ${trail.join(', ') || 'empty'}`,
      trail.filter((page) => page === 'PageOne'),
    );
  },
);
