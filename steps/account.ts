import { Given, Then, When } from '@cucumber/cucumber';
import { MINUTE } from '../harness/core/duration';
import { NotTestable, SetUpError } from '../harness/core/errors';
import { clockFixed, noCleaningUp } from '../harness/core/skip-reasons';
import { exactly } from '../harness/targets/wiki-request';
import { configuredLifetime } from './cookie-lifetime';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

When("{visitor}'s account is disabled", async function (this: Scenario, person: Person) {
  const { disable } = await this.farm();
  if (!disable)
    throw new NotTestable('a way to disable an account is needed', 'a target that can disable accounts');
  const account = await this.accountOf(person);
  disable(account, true);
  this.undoLater(() => disable(account, false));
});

When("{visitor}'s account is enabled again", async function (this: Scenario, person: Person) {
  const { disable } = await this.farm();
  disable?.(await this.accountOf(person), false);
});

When('{visitor} tries to sign in', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  try {
    await visitor.signIn(await this.wiki());
  } catch (error) {
    // A refusal is what may well be right here; where it is wrong, the next step finds out.
    if (!(error instanceof SetUpError)) throw error;
  }
});

When('more time passes than a session of hers lasts', async function (this: Scenario) {
  const { clock } = await this.farm();
  if (!clock.advance) throw clockFixed(clock.remedy);
  await clock.advance(configuredLifetime(await this.wiki(), this.actor()) + 2 * MINUTE);
});

Then('cleaning up throws {int} session(s) away', async function (this: Scenario, count: number) {
  const { stored } = await this.farm();
  if (!stored) throw noCleaningUp();
  const before = await stored.sessions();
  await stored.cleanUp();
  this.checks.equal(
    before - (await stored.sessions()),
    count,
    'How many stored sessions cleaning up threw away',
  );
});

Given('an absolute lifetime of {int} hours', function (this: Scenario, absolute_lifetime: number) {
  this.conditions.push(exactly({ absolute_lifetime }));
});

When(
  '{visitor} opens a page every {duration} for {duration}',
  async function (this: Scenario, person: Person, every: number, altogether: number) {
    const visitor = await this.visitor(person);
    const { clock } = await this.farm();
    if (!clock.advance) throw clockFixed(clock.remedy);
    for (let passed = 0; passed < altogether; passed += every) {
      await clock.advance(every);
      await visitor.open(await this.wiki(), 'another');
    }
  },
);
