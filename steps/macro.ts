import { Then, When } from '@cucumber/cucumber';
import { NotTestable } from '../harness/core/errors';
import { describeReading, type MacroReading } from '../harness/wiki/example-macro';
import type { Visitor } from '../harness/wiki/visitor';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

const describeAll = (readings: readonly MacroReading[]) =>
  readings.map(describeReading).join('; ') || 'nothing';

async function open(scenario: Scenario, visitor: Visitor, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await visitor.openExampleMacro(await scenario.wiki());
}

When('{visitor} opens the example macro', async function (this: Scenario, person: Person) {
  await open(this, await this.visitor(person), 1);
});

When(
  '{visitor} opens the example macro {int} times',
  async function (this: Scenario, person: Person, times: number) {
    await open(this, await this.visitor(person), times);
  },
);

When(
  '{visitor} and {visitor} open the example macro in turn, {int} times each',
  async function (this: Scenario, one: Person, other: Person, times: number) {
    for (let time = 0; time < times; time += 1) {
      await open(this, await this.visitor(one), 1);
      await open(this, await this.visitor(other), 1);
    }
    this.together = [await this.visitor(one), await this.visitor(other)];
  },
);

When('{int} visitors begin a session each', async function (this: Scenario, count: number) {
  for (let number = 1; number <= count; number += 1) {
    const visitor = await this.newVisitor(`visitor ${number}`);
    await open(this, visitor, 2);
    this.together.push(visitor);
  }
});

When(
  '{visitor} opens the example macro, another page, and the example macro again',
  async function (this: Scenario, person: Person) {
    const visitor = await this.visitor(person);
    await open(this, visitor, 1);
    await visitor.open(await this.wiki(), 'another');
    await open(this, visitor, 1);
  },
);

Then('the example macro says one of its texts', function (this: Scenario) {
  const { readings } = this.actor();
  this.checks.that(
    readings.length > 0 && readings.every(({ says }) => says !== 'something else'),
    'What the example macro said',
    describeAll(readings),
    'one of its texts',
  );
});

Then('the example macro never loads a value', function (this: Scenario) {
  const { readings } = this.actor();
  const control = this.checks.control(
    readings.length > 0 && readings.every(({ says }) => says !== 'something else'),
    `the example macro said one of its texts ${readings.length} times`,
    new NotTestable(`the example macro is needed; seen: ${describeAll(readings)}`, 'places: exampleMacro'),
  );
  const loaded = readings.filter(({ says }) => says === 'loaded');
  this.checks.absent(control, 'Values that the example macro loaded', loaded.map(describeReading));
});

Then('it says that it stores nothing until a cookie is sent', function (this: Scenario) {
  says(this, -1, 'nothing stored');
});

Then('it no longer says that it stores nothing', function (this: Scenario) {
  const reading = this.actor().readings.at(-1);
  const seen = reading ? describeReading(reading) : 'nothing';
  const holds = reading?.says === 'set' || reading?.says === 'loaded';
  this.checks.that(holds, 'What the example macro said', seen, 'that it set or loaded a value');
});

Then('each time it says that it stores nothing until a cookie is sent', function (this: Scenario) {
  this.actor().readings.forEach((_, index) => {
    says(this, index, 'nothing stored');
  });
  const visits = this.actor().readings.length;
  this.checks.that(visits > 0, 'The visits', String(visits), 'at least one');
});

function says(scenario: Scenario, index: number, expected: MacroReading['says']): void {
  const reading = scenario.actor().readings.at(index);
  const seen = reading ? describeReading(reading) : 'nothing';
  const expectation = describeReading({ says: 'nothing stored' });
  scenario.checks.that(reading?.says === expected, 'What the example macro said', seen, expectation);
}

Then(
  'it says that it set a whole number from {int} to {int}',
  function (this: Scenario, from: number, to: number) {
    const reading = this.actor().readings.at(-1);
    const holds =
      reading?.says === 'set' &&
      Number.isInteger(reading.value) &&
      reading.value >= from &&
      reading.value <= to;
    this.checks.that(
      holds,
      'What the example macro said',
      reading ? describeReading(reading) : 'nothing',
      `set to a whole number from ${from} to ${to}`,
    );
  },
);

Then('it said once that it set a number', function (this: Scenario) {
  const { readings } = this.actor();
  const times = readings.filter(({ says }) => says === 'set').length;
  this.checks.that(
    times === 1,
    'How often the example macro set a number',
    `${times}: ${describeAll(readings)}`,
    '1',
  );
});

function loadsWhatWasSet(scenario: Scenario, visitor: Visitor): void {
  const [set, ...later] = visitor.readings.slice(visitor.readings.findIndex(({ says }) => says === 'set'));
  const value = set?.says === 'set' ? set.value : undefined;
  scenario.checks.that(
    value !== undefined && later.length > 0 && later.every((r) => r.says === 'loaded' && r.value === value),
    `What the example macro said to ${visitor.name}`,
    describeAll(visitor.readings),
    value === undefined ? 'first that it set a number' : `loaded ${value} each time after it was set`,
  );
}

Then('from the third time on it loaded the number that was set', function (this: Scenario) {
  loadsWhatWasSet(this, this.actor());
  const before = this.actor()
    .readings.slice(0, 2)
    .map(({ says }) => says);
  this.checks.equal(before, ['nothing stored', 'set'], 'What it said the first two times');
});

Then('it loaded the number that was set', function (this: Scenario) {
  loadsWhatWasSet(this, this.actor());
});

Then('each of them loaded the number that was set for them', function (this: Scenario) {
  for (const visitor of this.together) loadsWhatWasSet(this, visitor);
});

Then('they were not all given one number', function (this: Scenario) {
  const values = this.together.flatMap(({ readings }) => readings.filter(({ says }) => says === 'set'));
  const different = new Set(values.map((reading) => (reading.says === 'set' ? reading.value : 0)));
  this.checks.that(
    values.length === this.together.length && different.size > 1,
    `The numbers of ${this.together.length} visitors`,
    describeAll(this.together.flatMap(({ readings }) => readings)),
    'each was set a number of their own',
  );
});
