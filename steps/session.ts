import { Given, Then, When } from '@cucumber/cucumber';
import type { Control } from '../harness/core/checks';
import { NotTestable } from '../harness/core/errors';
import type { Placement } from '../harness/targets/wiki-request';
import { type DictOperation, useDict } from '../harness/wiki/dict-macro';
import { describeReading } from '../harness/wiki/example-macro';
import { checkSessionLasts } from '../harness/wiki/session/lasts';
import type { Visitor } from '../harness/wiki/visitor';
import { configuredLifetime } from './cookie-lifetime';
import type { Person } from './parameter-types';
import { replayer } from './replayed-cookies';
import { whyNot } from './sharing';
import type { Scenario } from './world';

const A_VALUE = 'kept for the visitor';
const KEY = 'key';
const longText = (characters: number) => 'Aß0'.repeat(Math.ceil(characters / 3)).slice(0, characters);

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

/** What an extension does with request.session in one request. */
async function extension(
  scenario: Scenario,
  visitor: Visitor,
  operations: DictOperation[],
  role: Placement['role'] = 'first',
) {
  const wiki = await scenario.wiki(role);
  const reading = await useDict(visitor.agent, wiki, operations);
  for (const [operation, key] of operations) if (operation === 'set' && key) scenario.keysSet.add(key);
  visitor.saw(wiki, reading.page);
  return reading.results;
}

When(
  "{visitor}'s extension sets {string} to {json}",
  async function (this: Scenario, person: Person, key: string, value: unknown) {
    const visitor = await this.visitor(person);
    [, this.inSameRequest] = await extension(this, visitor, [
      ['set', key, value],
      ['get', key],
    ]);
  },
);

When(
  "{visitor}'s extension sets {string} to a text of {int} characters",
  async function (this: Scenario, person: Person, key: string, characters: number) {
    await extension(this, await this.visitor(person), [['set', key, longText(characters)]]);
    this.longText = longText(characters);
  },
);

When("{visitor}'s extension deletes {string}", async function (this: Scenario, person: Person, key: string) {
  await extension(this, await this.visitor(person), [['delete', key]]);
});

When(
  "{visitor}'s extension sets, deletes and sets {string} in one request",
  async function (this: Scenario, person: Person, key: string) {
    await extension(this, await this.visitor(person), [
      ['set', key, 1],
      ['delete', key],
      ['set', key, 2],
    ]);
  },
);

When(
  "{visitor}'s extension deletes {string}, sets {string} and lists the keys in one request",
  async function (this: Scenario, person: Person, deleted: string, added: string) {
    const visitor = await this.visitor(person);
    [, , this.inSameRequest] = await extension(this, visitor, [
      ['delete', deleted],
      ['set', added, 2],
      ['keys'],
    ]);
  },
);

Then('the keys that it listed are {string}', function (this: Scenario, key: string) {
  this.checks.equal(
    this.inSameRequest,
    [key],
    'The keys of request.session in the request that changed them',
  );
});

Then(
  'reading {string} in the same request gives {json}',
  function (this: Scenario, key: string, value: unknown) {
    this.checks.equal([this.inSameRequest], [value], `request.session["${key}"] in the request that set it`);
  },
);

Then(
  'reading {string} in the next request gives {json}',
  async function (this: Scenario, key: string, value: unknown) {
    await readingGives(this, this.actor(), key, value);
  },
);

Then(
  'reading {string} in the next request gives the same text',
  async function (this: Scenario, key: string) {
    await readingGives(this, this.actor(), key, this.longText);
  },
);

Then(
  "reading {visitor}'s {string} in the next request gives {json}",
  async function (this: Scenario, person: Person, key: string, value: unknown) {
    await readingGives(this, await this.visitor(person), key, value);
  },
);

async function readingGives(
  scenario: Scenario,
  visitor: Visitor,
  key: string,
  value: unknown,
): Promise<void> {
  const results = await extension(scenario, visitor, [
    ['has', key],
    ['get', key],
  ]);
  scenario.checks.equal(results, [true, value], `"${key}" in request.session and request.session["${key}"]`);
  (await scenario.known()).program.valueSeen = true;
}

Then('{string} is in the session', async function (this: Scenario, key: string) {
  const [found] = await extension(this, this.actor(), [['has', key]]);
  this.checks.equal(found, true, `"${key}" in request.session`);
});

/** That the dict macro shows what an earlier request stored, where there is a session. */
async function valuesShown(scenario: Scenario, visitor: Visitor): Promise<Control> {
  const known = await scenario.known();
  const shown = (await known.showsValues()) || (await inSameRequest(scenario, visitor));
  return scenario.checks.control(
    shown,
    'the dict macro was seen to show values',
    new NotTestable('a dict macro that was seen to show a value is needed', 'places: dictMacro'),
  );
}

/** Where no session is ever available, what the macro stored shows in that request alone, if at all. */
async function inSameRequest(scenario: Scenario, visitor: Visitor): Promise<boolean> {
  const results = await extension(scenario, visitor, [
    ['set', 'control', 1],
    ['has', 'control'],
  ]);
  return results[1] === true;
}

async function isAbsent(
  scenario: Scenario,
  visitor: Visitor,
  key: string,
  role: Placement['role'] = 'first',
): Promise<void> {
  const [found] = await extension(scenario, visitor, [['has', key]], role);
  const control = await valuesShown(scenario, visitor);
  const what = `"${key}" in request.session${role === 'first' ? '' : ` at the ${role} wiki`}`;
  if (found !== true && found !== false) scenario.checks.equal(found, 'true or false', what);
  scenario.checks.absent(control, what, found ? [key] : []);
}

Then(
  /^"(\w+)" is not in the session(?: in the next request)?$/,
  async function (this: Scenario, key: string) {
    await isAbsent(this, this.actor(), key);
  },
);

Then('replaying the cookies finds no {string}', async function (this: Scenario, key: string) {
  const { cookies = [], keysFound } = this.replayed ?? {};
  const control = keysFound?.has(key)
    ? this.checks.control(
        true,
        `a copy of the cookies found "${key}" before`,
        new NotTestable(`a copy of the cookies that finds "${key}" is needed`, 'sessions'),
      )
    : await valuesShown(this, this.actor());
  const { current } = this;
  const [found] = await extension(this, await replayer(this, cookies), [['has', key]]);
  this.current = current;
  this.checks.absent(
    control,
    `"${key}" in request.session of somebody else who sends the cookies`,
    found ? [key] : [],
  );
});

When(
  'somebody else replays the cookies and sets {string} to {json}',
  async function (this: Scenario, key: string, value: unknown) {
    await extension(this, await replayer(this, this.replayed?.cookies ?? []), [['set', key, value]]);
  },
);

Then('the keys of the session are {string}', async function (this: Scenario, key: string) {
  const results = await extension(this, this.actor(), [['keys']]);
  this.checks.equal(results[0], [key], 'The keys of request.session');
});

async function store(scenario: Scenario, person: Person, role: Placement['role']): Promise<void> {
  const visitor = await scenario.visitor(person);
  // The first request of an anonymous visitor stores nothing: it brings the cookie.
  await extension(scenario, visitor, [], role);
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
