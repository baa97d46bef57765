import { Given, When } from '@cucumber/cucumber';
import { prepareDict, sendDict } from '../harness/wiki/dict-macro';
import type { Person } from './parameter-types';
import { replayer } from './replayed-cookies';
import { extension } from './request-session';
import type { Scenario } from './world';

const longText = (characters: number) => 'Aß0'.repeat(Math.ceil(characters / 3)).slice(0, characters);

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
  "{visitor}'s extension sets {string} to {json} in a request without a cookie",
  async function (this: Scenario, person: Person, key: string, value: unknown) {
    const { agent } = await this.visitor(person);
    const request = await prepareDict(agent, await this.wiki(), [['set', key, value]]);
    await agent.deleteCookies();
    await sendDict(agent, request);
  },
);

When(
  "{visitor}'s extension sets {string} to {json}, and then to {json}",
  async function (this: Scenario, person: Person, key: string, value: unknown, next: unknown) {
    const visitor = await this.visitor(person);
    for (const each of [value, next]) await extension(this, visitor, [['set', key, each]]);
  },
);

async function hasSignedInAndSet(
  this: Scenario,
  person: Person,
  ...pairs: (string | unknown)[]
): Promise<void> {
  const visitor = await this.visitor(person);
  await visitor.signIn(await this.wiki());
  for (let index = 0; index < pairs.length; index += 2) {
    await extension(this, visitor, [['set', String(pairs[index]), pairs[index + 1]]]);
  }
}

Given(
  '{visitor} has signed in, and her extension has set {string} to {json}',
  async function (this: Scenario, person: Person, key: string, value: unknown) {
    await hasSignedInAndSet.call(this, person, key, value);
  },
);

Given(
  '{visitor} has signed in, and her extension has set {string} to {json} and {string} to {json}',
  async function (this: Scenario, person: Person, one: string, a: unknown, other: string, b: unknown) {
    await hasSignedInAndSet.call(this, person, one, a, other, b);
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

When(
  'somebody else replays the cookies and sets {string} to {json}',
  async function (this: Scenario, key: string, value: unknown) {
    await extension(this, await replayer(this, this.replayed?.cookies ?? []), [['set', key, value]]);
  },
);
