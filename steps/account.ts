import { Given, Then, When } from '@cucumber/cucumber';
import { NotTestable, SetUpError } from '../harness/core/errors';
import { hasNot, noCleaningUp } from '../harness/core/skip-reasons';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

async function disables(this: Scenario, person: Person): Promise<void> {
  const { disable } = await this.farm();
  if ((await this.wiki()).without?.includes('disabled-accounts')) throw hasNot('disabled-accounts');
  if (!disable)
    throw new NotTestable('a way to disable an account is needed', 'a target that can disable accounts');
  const account = await this.accountOf(person);
  disable(account, true);
  this.undoLater(() => disable(account, false));
}

async function enables(this: Scenario, person: Person): Promise<void> {
  const { disable } = await this.farm();
  disable?.(await this.accountOf(person), false);
}

When("{visitor}'s account is disabled", disables);
When("{visitor}'s account is enabled again", enables);

Given(
  '{visitor} has opened another page while her account was disabled',
  async function (this: Scenario, person: Person) {
    await disables.call(this, person);
    await (await this.visitor(person)).open(await this.wiki(), 'another');
    await enables.call(this, person);
  },
);

When('{visitor} tries to sign in', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  try {
    await visitor.signIn(await this.wiki());
  } catch (error) {
    // A refusal is what may well be right here; where it is wrong, the next step finds out.
    if (!(error instanceof SetUpError)) throw error;
  }
});

When('expired sessions are cleaned up', async function (this: Scenario) {
  const { stored } = await this.farm();
  if (!stored) throw noCleaningUp();
  await stored.cleanUp();
});

Then('cleaning up throws {int} session(s) away', async function (this: Scenario, count: number) {
  const { stored } = await this.farm();
  const before = await stored?.sessions();
  if (!stored || before === undefined) throw noCleaningUp();
  await stored.cleanUp();
  this.checks.equal(
    before - ((await stored.sessions()) ?? Number.NaN),
    count,
    'How many stored sessions cleaning up threw away',
  );
});
