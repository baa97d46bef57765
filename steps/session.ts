import { Given, Then, When } from '@cucumber/cucumber';
import { NotTestable } from '../harness/core/errors';
import type { Site } from '../harness/targets/wish';
import { type DictOperation, useDict } from '../harness/wiki/dict-macro';
import { describeReading } from '../harness/wiki/example-macro';
import { checkSessionLasts } from '../harness/wiki/session-lasts';
import type { Visitor } from '../harness/wiki/visitor';
import { configuredLifetime } from './cookie';
import type { Person } from './parameter-types';
import { whyNot } from './sharing';
import type { Scene } from './world';

const A_VALUE = 'kept for the visitor';
const KEY = 'key';
const longText = (characters: number) => 'Aß0'.repeat(Math.ceil(characters / 3)).slice(0, characters);

async function lasts(scene: Scene, visitor: Visitor, duration: number): Promise<void> {
  const newcomer = () => scene.newcomer(visitor.name, visitor.account);
  await checkSessionLasts(newcomer, await scene.wiki(), duration, scene.checks);
}

Then("{visitor}'s session lasts {duration}", async function (this: Scene, person: Person, duration: number) {
  await lasts(this, await this.visitor(person), duration);
});

Then('the session lasts {duration}', async function (this: Scene, duration: number) {
  await lasts(this, this.actor(), duration);
});

Then("{visitor}'s session lasts as many hours as configured", async function (this: Scene, person: Person) {
  const visitor = await this.visitor(person);
  await lasts(this, visitor, configuredLifetime(await this.wiki(), visitor));
});

Then('{visitor} finds what is kept for them again', async function (this: Scene, person: Person) {
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
  scene: Scene,
  visitor: Visitor,
  operations: DictOperation[],
  role: Site['role'] = 'first',
) {
  const wiki = await scene.wiki(role);
  const reading = await useDict(visitor.agent, wiki, operations);
  visitor.saw(wiki, reading.page);
  return reading.results;
}

When(
  "{visitor}'s extension sets {string} to {json}",
  async function (this: Scene, person: Person, key: string, value: unknown) {
    const visitor = await this.visitor(person);
    [, this.inSameRequest] = await extension(this, visitor, [
      ['set', key, value],
      ['get', key],
    ]);
  },
);

When(
  "{visitor}'s extension sets {string} to a text of {int} characters",
  async function (this: Scene, person: Person, key: string, characters: number) {
    await extension(this, await this.visitor(person), [['set', key, longText(characters)]]);
    this.longText = longText(characters);
  },
);

When("{visitor}'s extension deletes {string}", async function (this: Scene, person: Person, key: string) {
  await extension(this, await this.visitor(person), [['delete', key]]);
});

When(
  "{visitor}'s extension sets, deletes and sets {string} in one request",
  async function (this: Scene, person: Person, key: string) {
    await extension(this, await this.visitor(person), [
      ['set', key, 1],
      ['delete', key],
      ['set', key, 2],
    ]);
  },
);

When(
  "{visitor}'s extension deletes {string}, sets {string} and lists the keys in one request",
  async function (this: Scene, person: Person, deleted: string, added: string) {
    const visitor = await this.visitor(person);
    [, , this.inSameRequest] = await extension(this, visitor, [
      ['delete', deleted],
      ['set', added, 2],
      ['keys'],
    ]);
  },
);

Then('the keys that it listed are {string}', function (this: Scene, key: string) {
  this.checks.equal(
    this.inSameRequest,
    [key],
    'The keys of request.session in the request that changed them',
  );
});

Then(
  'reading {string} in the same request gives {json}',
  function (this: Scene, key: string, value: unknown) {
    this.checks.equal(this.inSameRequest, value, `request.session["${key}"] in the request that set it`);
  },
);

Then(
  'reading {string} in the next request gives {json}',
  async function (this: Scene, key: string, value: unknown) {
    await readingGives(this, this.actor(), key, value);
  },
);

Then('reading {string} in the next request gives the same text', async function (this: Scene, key: string) {
  await readingGives(this, this.actor(), key, this.longText);
});

Then(
  "reading {visitor}'s {string} in the next request gives {json}",
  async function (this: Scene, person: Person, key: string, value: unknown) {
    await readingGives(this, await this.visitor(person), key, value);
  },
);

async function readingGives(scene: Scene, visitor: Visitor, key: string, value: unknown): Promise<void> {
  const results = await extension(scene, visitor, [
    ['has', key],
    ['get', key],
  ]);
  scene.checks.equal(results, [true, value], `"${key}" in request.session and request.session["${key}"]`);
}

async function isIn(scene: Scene, key: string, expected: boolean): Promise<void> {
  const results = await extension(scene, scene.actor(), [['has', key]]);
  scene.checks.equal(results[0], expected, `"${key}" in request.session`);
}

Then('{string} is in the session', async function (this: Scene, key: string) {
  await isIn(this, key, true);
});

Then(/^"(\w+)" is not in the session(?: in the next request)?$/, async function (this: Scene, key: string) {
  await isIn(this, key, false);
});

Then('the keys of the session are {string}', async function (this: Scene, key: string) {
  const results = await extension(this, this.actor(), [['keys']]);
  this.checks.equal(results[0], [key], 'The keys of request.session');
});

async function store(scene: Scene, person: Person, role: Site['role']): Promise<void> {
  const visitor = await scene.visitor(person);
  // The first request of an anonymous visitor stores nothing: it brings the cookie.
  await extension(scene, visitor, [], role);
  await extension(scene, visitor, [['set', KEY, A_VALUE]], role);
  const [found] = await extension(scene, visitor, [['get', KEY]], role);
  if (found !== A_VALUE)
    throw new NotTestable(
      `a value that ${visitor.name} finds again is needed`,
      'sessions that restore what is stored',
    );
}

When(
  '{visitor} stores a value at the {which} wiki',
  async function (this: Scene, person: Person, role: Site['role']) {
    await store(this, person, role);
  },
);

Given(
  '{visitor} has stored a value at the {which} wiki',
  async function (this: Scene, person: Person, role: Site['role']) {
    await store(this, person, role);
  },
);

Then(
  '{visitor} finds the value at the {which} wiki',
  async function (this: Scene, person: Person, role: Site['role']) {
    const visitor = await this.visitor(person);
    const [found] = await extension(this, visitor, [['get', KEY]], role);
    const holds = found === A_VALUE;
    const why = holds ? '' : await whyNot(this, visitor, await this.wiki(role));
    this.checks.that(holds, `The value at the ${role} wiki`, `${JSON.stringify(found)}${why}`, A_VALUE);
  },
);

Then("{visitor}'s value is not there", async function (this: Scene, person: Person) {
  const [found] = await extension(this, await this.visitor(person), [['has', KEY]], 'second');
  this.checks.equal(found, false, 'Whether the value is at the second wiki');
});
