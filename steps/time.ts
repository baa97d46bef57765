import { Given, When } from '@cucumber/cucumber';
import { parseDuration } from '../harness/core/duration';
import { clockFixed } from '../harness/core/skip-reasons';
import type { Person } from './parameter-types';
import { copyCookies } from './replayed-cookies';
import type { Scenario } from './world';

When(/^(\d+) (minutes|hours|days) pass$/, async function (this: Scenario, count: string, unit: string) {
  const { clock } = await this.farm();
  if (!clock.advance) throw clockFixed(clock.remedy);
  await clock.advance(parseDuration(`${count} ${unit}`));
});

When(
  /^the wiki's clock is set (back|forward) by (\d+) (hours|days)$/,
  async function (this: Scenario, way: string, count: string, unit: string) {
    const { clock } = await this.farm();
    if (!clock.advance) throw clockFixed(clock.remedy);
    await clock.advance(parseDuration(`${count} ${unit}`) * (way === 'back' ? -1 : 1));
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

Given('{visitor} keeps a copy of the cookies', async function (this: Scenario, person: Person) {
  this.replayed = await copyCookies(this, await this.visitor(person));
});

When('{visitor} replays the copy', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  await visitor.agent.replay(this.replayed?.cookies ?? []);
});
