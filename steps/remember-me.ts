import { Given, When } from '@cucumber/cucumber';
import type { Person } from './parameter-types';
import { signsOutCompletely } from './signing-in';
import type { Scenario } from './world';

Given('{visitor} chose remember_me {choice}', function (this: Scenario, person: Person, choice: boolean) {
  this.accounts.choose(person, choice);
});

When(
  '{visitor} chooses remember_me {choice} in the preferences, and signs out and in again',
  async function (this: Scenario, person: Person, choice: boolean) {
    await choosesInPreferences(this, person, choice);
    await signsOutAndIn(this, person);
  },
);

When(
  '{visitor} chooses remember_me {choice}, and signs out and in again',
  async function (this: Scenario, person: Person, choice: boolean) {
    if ((await this.wiki()).rememberMe === 'sign-in') (await this.accountOf(person)).remember_me = choice;
    else await choosesInPreferences(this, person, choice);
    await signsOutAndIn(this, person);
  },
);

async function signsOutAndIn(scenario: Scenario, person: Person): Promise<void> {
  const visitor = await scenario.visitor(person);
  const wiki = await scenario.wiki();
  await signsOutCompletely(visitor, wiki);
  await visitor.signIn(wiki);
}

async function choosesInPreferences(scenario: Scenario, person: Person, choice: boolean): Promise<void> {
  const account = await scenario.accountOf(person);
  const { remember_me: declared } = account;
  const { target } = await scenario.run();
  await (await scenario.visitor(person)).chooseRememberMe(await scenario.wiki(), choice);
  if (target.otherSettings !== 'none' || declared === undefined) return;
  // The next run goes by the same target file.
  scenario.undoLater(() => scenario.accounts.setRememberMe(account, declared));
}
