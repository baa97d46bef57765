import { Given, Then, When } from '@cucumber/cucumber';
import { cookieHeader } from '../harness/agents/agent';
import { NotTestable } from '../harness/core/errors';
import type { Placement } from '../harness/targets/placement';
import { beginSession } from '../harness/wiki/session/lasts';
import { address, type Places } from '../harness/wiki/wiki';
import { assertOutlivesBrowser } from './cookie-lifetime';
import type { Person } from './parameter-types';
import { copyCookies } from './replayed-cookies';
import { advance } from './time';
import type { Scenario } from './world';

When(
  /^(Ana|Ben|a visitor|the visitor|another visitor) (?:begins a session)$/,
  async function (this: Scenario, name: string) {
    const anonymous = name.includes('visitor');
    const person = anonymous ? { name: name.replace(/^an?/, 'the') } : { name, account: 'user' as const };
    await beginSession(await this.visitor(person), await this.wiki());
  },
);

Given(
  '{visitor} begins a session and comes back after {duration}',
  async function (this: Scenario, person: Person, duration: number) {
    const visitor = await this.visitor(person);
    await beginSession(visitor, await this.wiki());
    await advance(this, duration);
    await visitor.open(await this.wiki(), 'another');
  },
);

When(
  '{visitor} signs in and {visitor} begins a session',
  async function (this: Scenario, user: Person, person: Person) {
    await (await this.visitor(user)).signIn(await this.wiki());
    await beginSession(await this.visitor(person), await this.wiki());
  },
);

async function opens(this: Scenario, person: Person, place: keyof Places): Promise<void> {
  await (await this.visitor(person)).open(await this.wiki(), place);
}

When('{visitor} opens {place}', opens);

When('{visitor} opens the sign-in page', async function (this: Scenario, person: Person) {
  await (await this.visitor(person)).open(await this.wiki(), 'signIn');
});

When('{visitor} opens the preferences', async function (this: Scenario, person: Person) {
  const page = await (await this.visitor(person)).open(await this.wiki(), 'preferences');
  if (page.status === 404)
    throw new NotTestable(`preferences are needed; ${page.describe()} is no page`, 'places: preferences');
});
Given('{visitor} has opened {place}', opens);

When('{visitor} opens a page and comes back', async function (this: Scenario, person: Person) {
  for (const place of ['front', 'another', 'front'] as const) await opens.call(this, person, place);
});

When(
  '{visitor} opens the {which} wiki',
  async function (this: Scenario, person: Person, role: Placement['role']) {
    await (await this.visitor(person)).open(await this.wiki(role), 'front');
  },
);

When('{visitor} closes the browser and comes back', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  assertOutlivesBrowser(await this.wiki(), visitor);
  await visitor.agent.closeAndComeBack();
});

Given("{visitor}'s browser refuses cookies", async function (this: Scenario, person: Person) {
  await (await this.visitor(person)).agent.refuseCookies();
});

Given(
  "{visitor}'s browser holds a cookie that the wiki did not set",
  async function (this: Scenario, person: Person) {
    const { hostname: domain, protocol } = (await this.wiki()).base;
    const foreign = { name: 'consent', value: 'given', path: '/', httpOnly: false };
    const cookie = { ...foreign, domain, hostOnly: true, secure: protocol === 'https:' };
    await (await this.visitor(person)).agent.hold([cookie]);
  },
);

Given('{visitor} keeps a copy of the cookies', async function (this: Scenario, person: Person) {
  this.replayed = await copyCookies(this, await this.visitor(person));
});

When(
  '{visitor} opens another page with the cookies of before',
  async function (this: Scenario, person: Person) {
    const visitor = await this.visitor(person);
    await visitor.agent.replay(this.replayed?.cookies ?? []);
    await visitor.open(await this.wiki(), 'another');
  },
);

When(
  "{visitor}'s browser gets the answer to a request that it sent with the cookies of before",
  async function (this: Scenario, person: Person) {
    const wiki = await this.wiki();
    const url = address(wiki, wiki.places.another);
    const headers = [['Cookie', cookieHeader(this.replayed?.cookies ?? [])] as const];
    const exchange = await this.send({ method: 'GET', url, headers });
    await (await this.visitor(person)).agent.receive(exchange);
  },
);

Then('the page is shown without an error', function (this: Scenario) {
  const { page } = this.actor();
  this.checks.that(page?.status === 200, 'The page', page?.describe() ?? 'no page', 'a page with status 200');
});
