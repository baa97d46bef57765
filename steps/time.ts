import { Given, When } from '@cucumber/cucumber';
import { DAY, MINUTE } from '../harness/core/duration';
import { clockFixed } from '../harness/core/skip-reasons';
import { configuredLifetime } from './cookie-lifetime';
import type { Person } from './parameter-types';
import { copyCookies } from './replayed-cookies';
import type { Scenario } from './world';

/** Moves the wiki's time by so many milliseconds. Throws NotTestable where that can't be done. */
export async function advance(scenario: Scenario, ms: number): Promise<void> {
  const { clock } = await scenario.farm();
  if (!clock.advance) throw clockFixed(clock.remedy);
  await clock.advance(ms);
}

async function opensPages(this: Scenario, person: Person, every: number, altogether: number): Promise<void> {
  const visitor = await this.visitor(person);
  for (let passed = 0; passed < altogether; passed += every) {
    await advance(this, every);
    await visitor.open(await this.wiki(), 'another');
  }
}

When('{duration} pass(es)', async function (this: Scenario, duration: number) {
  await advance(this, duration);
});

When('more time passes than a session of hers lasts', async function (this: Scenario) {
  await advance(this, configuredLifetime(await this.wiki(), this.actor()) + 2 * MINUTE);
});

When('{visitor} opens a page every {duration} for {duration}', opensPages);

Given(
  '{visitor} opens a page every {duration} for {duration} and keeps a copy of the cookies',
  async function (this: Scenario, person: Person, every: number, altogether: number) {
    await opensPages.call(this, person, every, altogether);
    this.replayed = await copyCookies(this, await this.visitor(person));
  },
);

When(
  '{visitor} opens a page every {duration} for {duration}, and another one {duration} later',
  async function (this: Scenario, person: Person, every: number, altogether: number, later: number) {
    await opensPages.call(this, person, every, altogether);
    await opensPages.call(this, person, later, later);
  },
);

When(
  "{visitor} opens a page while the wiki's clock is a day slow",
  async function (this: Scenario, person: Person) {
    const visitor = await this.visitor(person);
    await advance(this, -DAY);
    // Other scenarios share the wiki, and its clock.
    await visitor.open(await this.wiki(), 'front').finally(() => advance(this, DAY));
  },
);

When('the sessions of other visitors are created and end', async function (this: Scenario) {
  const current = this.current;
  for (let number = 1; number <= 3; number += 1) {
    const visitor = await this.newVisitor(`passer-by ${number}`);
    for (const place of ['front', 'another'] as const) await visitor.open(await this.wiki(), place);
  }
  this.current = current;
});
