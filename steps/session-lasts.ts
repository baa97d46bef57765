import { Then } from '@cucumber/cucumber';
import { describeReading } from '../harness/wiki/example-macro';
import { checkSessionLasts } from '../harness/wiki/session/lasts';
import type { Visitor } from '../harness/wiki/visitor';
import { configuredLifetime } from './cookie-lifetime';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

async function lasts(scenario: Scenario, visitor: Visitor, duration: number): Promise<void> {
  const newVisitor = () => scenario.newVisitor(visitor.name, visitor.account);
  await checkSessionLasts(newVisitor, await scenario.wiki(), duration, scenario.checks);
}

Then(
  "{visitor}'s session lasts {duration}",
  async function (this: Scenario, person: Person, duration: number) {
    await lasts(this, await this.visitor(person), duration);
  },
);

Then('the session lasts {duration}', async function (this: Scenario, duration: number) {
  await lasts(this, this.actor(), duration);
});

Then(
  "{visitor}'s session lasts as many hours as configured",
  async function (this: Scenario, person: Person) {
    const visitor = await this.visitor(person);
    await lasts(this, visitor, configuredLifetime(await this.wiki(), visitor));
  },
);

Then('{visitor} finds what is kept for them again', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  const kept = visitor.readings.findLast(({ says }) => says === 'set');
  const reading = await visitor.openExampleMacro(await this.wiki());
  this.checks.that(
    kept?.says === 'set' && reading.says === 'loaded' && reading.value === kept.value,
    'The example macro on the next visit',
    describeReading(reading),
    kept
      ? `loaded ${kept.says === 'set' ? kept.value : ''}`
      : 'loaded, after a number was set: none ever was',
  );
});
