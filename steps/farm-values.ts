import { Given, Then, When } from '@cucumber/cucumber';
import { NotTestable } from '../harness/core/errors';
import type { Placement } from '../harness/targets/placement';
import type { Person } from './parameter-types';
import { extension, isAbsent } from './request-session';
import { whyNot } from './sharing';
import type { Scenario } from './world';

const A_VALUE = 'kept for the visitor';
const KEY = 'key';

async function store(scenario: Scenario, person: Person, role: Placement['role']): Promise<void> {
  const visitor = await scenario.visitor(person);
  await extension(scenario, visitor, [['set', KEY, A_VALUE]], role);
  const [found] = await extension(scenario, visitor, [['get', KEY]], role);
  if (found !== A_VALUE)
    throw new NotTestable(
      `a value that ${visitor.name} finds again is needed`,
      'sessions that restore what is stored',
    );
}

When(
  '{visitor} stores a value at the {which} wiki',
  async function (this: Scenario, person: Person, role: Placement['role']) {
    await store(this, person, role);
  },
);

Given(
  '{visitor} has stored a value at the {which} wiki',
  async function (this: Scenario, person: Person, role: Placement['role']) {
    await store(this, person, role);
  },
);

Then(
  '{visitor} finds the value at the {which} wiki',
  async function (this: Scenario, person: Person, role: Placement['role']) {
    const visitor = await this.visitor(person);
    const [found] = await extension(this, visitor, [['get', KEY]], role);
    const holds = found === A_VALUE;
    const why = holds ? '' : await whyNot(this, visitor, await this.wiki(role));
    this.checks.that(holds, `The value at the ${role} wiki`, `${JSON.stringify(found)}${why}`, A_VALUE);
  },
);

Then("{visitor}'s value is not there", async function (this: Scenario, person: Person) {
  await isAbsent(this, await this.visitor(person), KEY, 'second');
});
