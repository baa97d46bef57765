import { Given, When } from '@cucumber/cucumber';
import { HOUR, MINUTE } from '../harness/duration';
import { immovable } from '../harness/lasting';
import { exactly } from '../harness/targets/wish';
import { NotTestable, SetUpError } from '../harness/verdict/failures';
import { configuredLifetime } from './cookie';
import type { Person } from './parameter-types';
import type { Scene } from './world';

When("{visitor}'s account is disabled", async function (this: Scene, person: Person) {
  const { disable } = await this.farm();
  if (!disable)
    throw new NotTestable('a way to disable an account is needed', 'a target that can disable accounts');
  const account = await this.accountOf(person);
  disable(account, true);
  this.undoLater(() => disable(account, false));
});

When('{visitor} tries to sign in', async function (this: Scene, person: Person) {
  const visitor = await this.visitor(person);
  try {
    await visitor.signIn(await this.wiki());
  } catch (error) {
    // A refusal is what may well be right here; where it is wrong, the next step finds out.
    if (!(error instanceof SetUpError)) throw error;
  }
});

When('more time passes than a session of hers lasts', async function (this: Scene) {
  const { clock } = await this.farm();
  if (!clock.advance) throw immovable(clock);
  await clock.advance(configuredLifetime(await this.wiki(), this.actor()) + 2 * MINUTE);
});

Given('an absolute lifetime of {int} hours', function (this: Scene, absolute_lifetime: number) {
  this.conditions.push(exactly({ absolute_lifetime }));
});

When(
  '{visitor} opens a page every {int} hours for {int} hours',
  async function (this: Scene, person: Person, every: number, hours: number) {
    const visitor = await this.visitor(person);
    const { clock } = await this.farm();
    if (!clock.advance) throw immovable(clock);
    for (let passed = 0; passed < hours; passed += every) {
      await clock.advance(every * HOUR);
      await visitor.open(await this.wiki(), 'another');
    }
  },
);
