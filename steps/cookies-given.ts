import { Then } from '@cucumber/cucumber';
import { NotTestable } from '../harness/core/errors';
import type { Person } from './parameter-types';
import { lastSessionCookies, sessionCookiesAmong, sessionCookiesGiven } from './session-cookies';
import type { Scenario } from './world';

Then('{visitor} has been given no session cookie', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  const exchanges = visitor.exchangesWith(await this.wiki());
  const control = this.checks.control(
    exchanges.some(({ status }) => status < 400),
    `${exchanges.length} answers of this wiki`,
    new NotTestable(`a page that ${person.name} may read is needed`, 'places: front, another'),
  );
  // One that the browser refuses was given by the wiki all the same.
  const set = visitor.cookiesSet(await this.wiki()).filter(({ lasts }) => lasts === undefined || lasts > 0);
  const carrying = await sessionCookiesAmong(this, set);
  this.checks.absent(
    control,
    'Session cookies that were set',
    carrying.map(({ name }) => name),
  );
});

Then('{visitor} has been given a session cookie', async function (this: Scenario, person: Person) {
  await lastSessionCookies(this, await this.visitor(person));
});

Then('the session cookies of the two wikis have different names', async function (this: Scenario) {
  const visitor = this.actor();
  const namesAt = async (role: 'first' | 'second') =>
    (await sessionCookiesGiven(this, visitor, await this.wiki(role))).map(({ name }) => name);
  const [first, second] = [await namesAt('first'), await namesAt('second')];
  this.checks.that(
    first.length > 0 && second.length > 0,
    'The session cookies',
    `${first.length} by the first wiki, ${second.length} by the second`,
    'one by each wiki',
  );
  this.checks.that(
    !first.some((name) => second.includes(name)),
    'The names of the session cookies',
    `${[...new Set(first)].join(', ')} at the first wiki, ${[...new Set(second)].join(', ')} at the second`,
    'different ones',
  );
  // RFC 6265 4.1.1: cookie-name = token
  const names = [...first, ...second];
  const odd = names.filter((name) => !/^[\w!#$%&'*+.^`|~-]+$/.test(name));
  const control = this.checks.control(
    names.length > 0,
    `${names.length} names`,
    new NotTestable('a session cookie is needed', 'sessions'),
  );
  this.checks.absent(control, 'Names of session cookies that are not tokens', odd);
});
