import { Then, When } from '@cucumber/cucumber';
import { describeReading } from '../harness/wiki/example-macro';
import { PAGES } from '../harness/wiki/trail';
import { addressOfPage } from '../harness/wiki/wiki';
import { areThere, noTrail, trailOf } from './trail';
import type { Scenario } from './world';

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
        for (const name of routeOf(number)) await walker.open(wiki, addressOfPage(wiki, name));
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
    const route = routeOf(number);
    // Whose pages they are is the question here, and not their order, or whether the page before one's eyes is among them.
    const before = [...new Set(route)].filter((page) => page !== route.at(-1));
    const left = before.filter((page) => !trail.includes(page));
    const strange = PAGES.filter((page) => trail.includes(page) && !route.includes(page));
    if (left.length > 0) await areThere(walker, await this.wiki(), left);
    this.checks.that(
      left.length === 0 && strange.length === 0,
      `The trail of ${walker.name}`,
      trail.join(', ') || 'no trail',
      `one with ${before.join(', ')} in it, and no page that they have not opened`,
    );
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
