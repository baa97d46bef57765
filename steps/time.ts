import { Given, When } from '@cucumber/cucumber';
import { parseDuration } from '../harness/core/duration';
import { immovable } from '../harness/wiki/session-lasts';
import type { Person } from './parameter-types';
import { sessionCookiesOf } from './session-cookies';
import type { Scene } from './world';

When(/^(\d+) (minutes|hours|days) pass$/, async function (this: Scene, count: string, unit: string) {
  const { clock } = await this.farm();
  if (!clock.advance) throw immovable(clock);
  await clock.advance(parseDuration(`${count} ${unit}`));
});

When(
  /^the wiki's clock is set (back|forward) by (\d+) (hours|days)$/,
  async function (this: Scene, way: string, count: string, unit: string) {
    const { clock } = await this.farm();
    if (!clock.advance) throw immovable(clock);
    await clock.advance(parseDuration(`${count} ${unit}`) * (way === 'back' ? -1 : 1));
  },
);

When('other visitors come and go', async function (this: Scene) {
  const current = this.current;
  for (let number = 1; number <= 3; number += 1) {
    const newcomer = await this.newcomer(`passer-by ${number}`);
    for (const place of ['front', 'another'] as const) await newcomer.open(await this.wiki(), place);
  }
  this.current = current;
});

Given('{visitor} keeps a copy of the session cookie', async function (this: Scene, person: Person) {
  const visitor = await this.visitor(person);
  visitor.copies = await sessionCookiesOf(this, visitor);
  this.inQuestion = visitor.copies;
});

When('{visitor} sends the copy all the same', async function (this: Scene, person: Person) {
  const visitor = await this.visitor(person);
  await visitor.agent.insist(visitor.copies);
});
