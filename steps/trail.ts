import { Then, When } from '@cucumber/cucumber';
import { NotTestable } from '../harness/core/errors';
import { describeReading } from '../harness/wiki/example-macro';
import type { Visitor } from '../harness/wiki/visitor';
import { address } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import type { Scene } from './world';

When('{visitor} opens {pages}', async function (this: Scene, person: Person, pages: string[]) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  for (const name of pages) {
    const page = await visitor.open(wiki, address(wiki, name));
    if (name.startsWith('Page') && page.status === 404) {
      throw new NotTestable(`a page ${name} is needed`, 'the pages PageOne to PageSix in the wiki');
    }
  }
});

async function trailOf(scene: Scene, visitor: Visitor): Promise<string[]> {
  const { places } = await scene.wiki();
  const links = visitor.page?.$(places.trail).toArray() ?? [];
  return links.map((link) => visitor.page?.$(link).text().trim() ?? '');
}

Then("{visitor}'s trail ends with {pages}", async function (this: Scene, person: Person, pages: string[]) {
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
  async function (this: Scene, person: Person, most: number) {
    const trail = await trailOf(this, await this.visitor(person));
    this.checks.that(
      trail.length <= most,
      `The trail of ${person.name}`,
      trail.join(', '),
      `${most} entries at most`,
    );
  },
);

Then("{pages} is not in {visitor}'s trail", async function (this: Scene, [page]: string[], person: Person) {
  const trail = await trailOf(this, await this.visitor(person));
  const seen = trail.join(', ') || 'no trail';
  this.checks.that(!trail.includes(page ?? ''), `The trail of ${person.name}`, seen, `one without ${page}`);
});

const WAYS = ['PageOne', 'PageTwo', 'PageThree', 'PageFour', 'PageFive', 'PageSix'];

When(
  '{int} visitors walk through the wiki at once, each on a way of their own',
  async function (this: Scene, count: number) {
    const wiki = await this.wiki();
    const walkers = await Promise.all(
      Array.from({ length: count }, (_, number) => this.newcomer(`visitor ${number + 1}`)),
    );
    await Promise.all(
      walkers.map(async (walker, number) => {
        await walker.openExampleMacro(wiki);
        await walker.openExampleMacro(wiki);
        await walker.openExampleMacro(wiki);
        for (const name of wayOf(number)) await walker.open(wiki, address(wiki, name));
      }),
    );
    this.together = walkers;
  },
);

/** Three pages in an order that the neighbours don't have. */
function wayOf(number: number): string[] {
  return [0, 1, 3].map((step) => WAYS[(number + step * (1 + Math.floor(number / 6))) % WAYS.length] ?? '');
}

Then('each of them has seen their own trail and their own number alone', async function (this: Scene) {
  for (const [number, walker] of this.together.entries()) {
    const trail = await trailOf(this, walker);
    const way = [...new Set(wayOf(number).reverse())].reverse();
    this.checks.equal(trail.slice(-way.length), way, `The end of the trail of ${walker.name}`);
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
