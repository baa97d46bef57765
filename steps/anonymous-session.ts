import { Given, When } from '@cucumber/cucumber';
import { HttpAgent } from '../harness/agents/http/http-agent';
import { NonConformance, NotTestable } from '../harness/core/errors';
import { type DictRequest, prepareDict, useDict } from '../harness/wiki/dict-macro';
import { cookiesOfHost } from '../harness/wiki/session/browsers';
import type { Visitor } from '../harness/wiki/visitor';
import { address, type Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import { copyCookies } from './replayed-cookies';
import { sessionCookiesGiven } from './session-cookies';
import type { Scenario } from './world';

/** What an anonymous visitor has stored where a session begins only with that. */
const KEY = 'begun';

/**
 * Has an anonymous visitor begin a session, if the wiki gives them one: by opening pages, or where that gives no
 * session cookie, by having something stored. Returns whether a macro was there to store something.
 */
async function tryToBegin(scenario: Scenario, visitor: Visitor): Promise<'begun' | 'stored' | 'no macro'> {
  const wiki = await scenario.wiki();
  for (const place of ['front', 'another'] as const) await visitor.open(wiki, place);
  if ((await sessionCookiesGiven(scenario, visitor)).length > 0) return 'begun';
  const { target } = await scenario.run();
  if (!(await target.lacks('dict-macro'))) {
    await useDict(visitor.agent, wiki, [['set', KEY, true]]).catch(brokenDown);
  } else if (!(await target.lacks('example-macro'))) {
    // Where the first visit brings the cookie, the number is left for the scenario to see stored.
    const isGiven = async () => (await sessionCookiesGiven(scenario, visitor)).length > 0;
    for (let visit = 0; visit < 2 && !(await isGiven()); visit += 1) await visitor.openExampleMacro(wiki);
  } else return 'no macro';
  await visitor.open(wiki, 'another');
  return 'stored';
}

/** That using request.session is no error is a rule of its own. */
function brokenDown(error: unknown): void {
  if (!(error instanceof NonConformance)) throw error;
}

const noMacro = () =>
  new NotTestable(
    'an anonymous session cookie is needed; pages set none, and no macro is there to have something stored',
    'places: dictMacro, exampleMacro: the pages that have the macros',
  );

async function begins(this: Scenario, person: Person): Promise<Visitor> {
  const visitor = await this.visitor(person);
  if ((await tryToBegin(this, visitor)) === 'no macro') throw noMacro();
  return visitor;
}

async function hasBegun(this: Scenario, person: Person): Promise<void> {
  await begins.call(this, person);
}

Given('{visitor} has an anonymous session', hasBegun);
When('{visitor} begins an anonymous session', hasBegun);

async function triesToBegin(this: Scenario, person: Person): Promise<void> {
  await tryToBegin(this, await this.visitor(person));
}

When('{visitor} tries to begin an anonymous session', triesToBegin);

Given(
  '{visitor} and {visitor} have an anonymous session each',
  async function (this: Scenario, one: Person, other: Person) {
    this.together = [await begins.call(this, one), await begins.call(this, other)];
  },
);

Given(
  '{visitor} has an anonymous session, and a copy of the cookies',
  async function (this: Scenario, person: Person) {
    this.replayed = await copyCookies(this, await begins.call(this, person));
  },
);

Given(
  '{visitor} has an anonymous session, in which {string} is {json}',
  async function (this: Scenario, person: Person, key: string, value: unknown) {
    const visitor = await begins.call(this, person);
    await useDict(visitor.agent, await this.wiki(), [['set', key, value]]);
    this.replayed = await copyCookies(this, visitor);
  },
);

When(
  '{visitor} begins an anonymous session and {visitor} signs in',
  async function (this: Scenario, person: Person, user: Person) {
    await begins.call(this, person);
    await (await this.visitor(user)).signIn(await this.wiki());
  },
);

When(
  '{visitor} tries to begin an anonymous session and {visitor} signs in',
  async function (this: Scenario, person: Person, user: Person) {
    await triesToBegin.call(this, person);
    await (await this.visitor(user)).signIn(await this.wiki());
  },
);

When('{int} visitors get a session cookie', async function (this: Scenario, count: number) {
  const wiki = await this.wiki();
  const request = await whatBeginsSessions(this, wiki);
  const { target } = await this.run();
  const { clock } = await this.farm();
  for (let number = 0; number < count; number += 1) {
    // Whichever agent judges the wiki: that many windows would take minutes.
    const agent = new HttpAgent('the suite', clock, this.evidence, target.network);
    await (request instanceof URL ? agent.open(request) : agent.submit(request));
    this.newcomers.push(await cookiesOfHost(agent, wiki));
  }
});

/** The request whose answer sets an anonymous session cookie for who comes without one. */
async function whatBeginsSessions(scenario: Scenario, wiki: Wiki): Promise<DictRequest> {
  const front = address(wiki, wiki.places.front);
  const visitor = await scenario.newVisitor('an anonymous visitor');
  await visitor.open(wiki, front);
  if ((await sessionCookiesGiven(scenario, visitor)).length > 0) return front;
  if (await (await scenario.run()).target.lacks('dict-macro')) throw noMacro();
  return prepareDict(visitor.agent, wiki, [['set', KEY, true]]);
}
