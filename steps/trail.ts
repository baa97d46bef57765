import { Then, When } from '@cucumber/cucumber';
import { NotTestable } from '../harness/verdict/failures';
import type { Visitor } from '../harness/visitor';
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
