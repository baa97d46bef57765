import { Then } from '@cucumber/cucumber';
import type { Control } from '../harness/core/checks';
import { NotTestable } from '../harness/core/errors';
import { isSet, type SetCookie, setInTheEnd } from '../harness/core/set-cookie';
import { signedInAs } from '../harness/wiki/user-name';
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
  await noneSet(this, control, visitor.cookiesSet(await this.wiki()));
});

Then('{visitor} has been given no session cookie since', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  const pages = visitor.pagesOf(wiki);
  const since = pages.slice(pages.findLastIndex((page) => signedInAs(page, wiki) !== undefined) + 1);
  const control = this.checks.control(
    since.length > 0 && since.length < pages.length,
    `${since.length} pages, and ${person.name} not signed in on any`,
    new NotTestable(
      `signing out that shows in a page is needed; ${person.name} has seen ${pages.length} pages, and was not signed in on ${since.length}`,
      'places: userName',
    ),
  );
  // A cookie that was left there, and is of no use any more, is no session.
  await noneSet(
    this,
    control,
    since.flatMap(({ exchanges }) => exchanges.flatMap(({ setCookies }) => setInTheEnd(setCookies))),
  );
});

async function noneSet(scenario: Scenario, control: Control, cookies: readonly SetCookie[]): Promise<void> {
  // One that the browser refuses was given by the wiki all the same.
  const set = cookies.filter(isSet);
  const carrying = await sessionCookiesAmong(scenario, set);
  scenario.checks.absent(
    control,
    'Session cookies that were set',
    carrying.map(({ name }) => name),
  );
}

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
