import { Then, When } from '@cucumber/cucumber';
import type { Page } from '../harness/agents/page';
import { NotTestable } from '../harness/core/errors';
import { describeReading } from '../harness/wiki/example-macro';
import type { Visitor } from '../harness/wiki/visitor';
import { address, type Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

When('{visitor} opens {pages}', async function (this: Scenario, person: Person, pages: string[]) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  for (const name of pages) {
    const page = await visitor.open(wiki, address(wiki, name));
    if (name.startsWith('Page') && page.status === 404) {
      throw new NotTestable(`a page ${name} is needed`, 'the pages PageOne to PageSix in the wiki');
    }
  }
});

function trailOn(page: Page | undefined, wiki: Wiki): string[] {
  const links = page?.$(wiki.places.trail).toArray() ?? [];
  return links.map((link) => page?.$(link).text().trim() ?? '');
}

async function trailOf(scenario: Scenario, visitor: Visitor): Promise<string[]> {
  return trailOn(visitor.page, await scenario.wiki());
}

Then("{visitor}'s trail ends with {pages}", async function (this: Scenario, person: Person, pages: string[]) {
  const trail = await trailOf(this, await this.visitor(person));
  this.checks.that(
    trail.slice(-pages.length).join() === pages.join(),
    `The trail of ${person.name}`,
    trail.join(', ') || 'no trail',
    `one that ends with ${pages.join(', ')}`,
  );
});

Then(
  "{visitor}'s trail has {int} entries at most",
  async function (this: Scenario, person: Person, most: number) {
    const trail = await trailOf(this, await this.visitor(person));
    this.checks.that(
      trail.length <= most,
      `The trail of ${person.name}`,
      trail.join(', '),
      `${most} entries at most`,
    );
  },
);

Then("{pages} is not in {visitor}'s trail", async function (this: Scenario, pages: string[], person: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  const before = visitor.pagesOf(wiki).map((page) => trailOn(page, wiki));
  const control = this.checks.control(
    pages.every((page) => before.some((trail) => trail.includes(page))),
    `${pages.join(', ')} stood in the trail of ${person.name} before`,
    noTrail(pages.join(', ')),
  );
  const trail = await trailOf(this, visitor);
  this.checks.absent(
    control,
    `Pages in the trail of ${person.name}, which is ${trail.join(', ') || 'empty'}`,
    trail.filter((page) => pages.includes(page)),
    `none of ${pages.join(', ')}`,
  );
});

const noTrail = (what: string) =>
  new NotTestable(
    `a trail that shows ${what} is needed`,
    'places: trail: the links of the trail, as a CSS selector',
  );

const PAGES = ['PageOne', 'PageTwo', 'PageThree', 'PageFour', 'PageFive', 'PageSix'];

When(
  '{int} visitors walk through the wiki at once, each on a different route',
  async function (this: Scenario, count: number) {
    const wiki = await this.wiki();
    const walkers = await Promise.all(
      Array.from({ length: count }, (_, number) => this.newVisitor(`visitor ${number + 1}`)),
    );
    await Promise.all(
      walkers.map(async (walker, number) => {
        await walker.openExampleMacro(wiki);
        await walker.openExampleMacro(wiki);
        await walker.openExampleMacro(wiki);
        for (const name of routeOf(number)) await walker.open(wiki, address(wiki, name));
      }),
    );
    this.together = walkers;
  },
);

/** Three pages in an order that the neighbours don't have. */
function routeOf(number: number): string[] {
  return [0, 1, 3].map((step) => PAGES[(number + step * (1 + Math.floor(number / 6))) % PAGES.length] ?? '');
}

Then('each of them has seen their own trail and their own number alone', async function (this: Scenario) {
  const trails = await Promise.all(this.together.map((walker) => trailOf(this, walker)));
  if (trails.every(({ length }) => length === 0)) throw noTrail('the pages visited');
  for (const [number, walker] of this.together.entries()) {
    const trail = trails[number] ?? [];
    const route = [...new Set(routeOf(number).reverse())].reverse();
    this.checks.equal(trail.slice(-route.length), route, `The end of the trail of ${walker.name}`);
    // A wiki may set a number on the first visit already, or not before a cookie came back.
    const set = walker.readings.findLast(({ says }) => says === 'set');
    const loaded = walker.readings.at(-1);
    this.checks.that(
      set?.says === 'set' && loaded?.says === 'loaded' && set.value === loaded.value,
      `What the example macro said to ${walker.name}`,
      walker.readings.map(describeReading).join('; '),
      'loaded the number that was set for them',
    );
  }
});
