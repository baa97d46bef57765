import { Given, When } from '@cucumber/cucumber';
import { NotTestable } from '../harness/core/errors';
import { exactly } from '../harness/targets/wiki-request';
import { givePassword, guess } from '../harness/wiki/guessing';
import type { Visitor } from '../harness/wiki/visitor';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

Given('a wiki that limits sign-ins', async function (this: Scenario) {
  const { target } = await this.run();
  // Accounts, and the address of whoever runs this, may be refused by such a wiki for a while.
  if (target.otherSettings === 'none') {
    throw new NotTestable(
      'a wiki of its own is needed: 100 wrong passwords may keep whoever runs this from signing in',
      'a target that launches it: launch: settings: […, throttle_sign_in]',
    );
  }
  this.conditions.push(exactly({ throttle_sign_in: true }));
});

async function guesses(scenario: Scenario, visitor: Visitor, whose: Person, count: number): Promise<void> {
  const [wiki, wire, account] = [
    await scenario.wiki(),
    await scenario.wire(),
    await scenario.accountOf(whose),
  ];
  const taken = await guess(visitor.agent, wire, wiki, account, count);
  const { clock } = await scenario.farm();
  scenario.evidence.note(clock.now(), `${visitor.name} gave ${taken} wrong passwords for ${whose.name}`);
}

async function gives(scenario: Scenario, visitor: Visitor, whose: Person): Promise<void> {
  const wiki = await scenario.wiki();
  await givePassword(visitor.agent, await scenario.wire(), wiki, await scenario.accountOf(whose));
  await visitor.open(wiki, 'another');
}

When(
  '{visitor} tries {int} wrong passwords for {visitor}, and then the right one',
  async function (this: Scenario, person: Person, count: number, whose: Person) {
    const visitor = await this.visitor(person);
    await guesses(this, visitor, whose, count);
    await gives(this, visitor, whose);
  },
);

Given(
  '{visitor} has tried {int} wrong passwords for {visitor}',
  async function (this: Scenario, person: Person, count: number, whose: Person) {
    await guesses(this, await this.visitor(person), whose, count);
  },
);

When('{visitor} gives the right password', async function (this: Scenario, person: Person) {
  await gives(this, await this.visitor(person), person);
});
