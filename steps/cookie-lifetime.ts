import { Then } from '@cucumber/cucumber';
import { describeDuration, describeRange, HOUR, isFor, TOLERANCE } from '../harness/core/duration';
import { NotTestable } from '../harness/core/errors';
import { isGiven } from '../harness/core/set-cookie';
import { lifetimeOf, UNTIL_CLOSED } from '../harness/core/settings';
import { viewSession } from '../harness/wiki/session/browsers';
import { lastingFor, lastsByCookies } from '../harness/wiki/session/cookie-lifetime';
import { isNameOf } from '../harness/wiki/user-name';
import type { Visitor } from '../harness/wiki/visitor';
import type { Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import { lastSessionCookies, sessionCookiesAmong } from './session-cookies';
import type { Scenario } from './world';

/** The lifetime that the wiki is configured with for such a visitor, in milliseconds. */
export function configuredLifetime(wiki: Wiki, visitor: Visitor): number {
  const hours = lifetimeOf(wiki.settings, visitor.account ? 'logged-in' : 'anonymous');
  if (hours === undefined)
    throw new NotTestable('cookie_lifetime is not declared', 'settings: cookie_lifetime: …');
  assertOutlivesBrowser(wiki, visitor);
  return Math.abs(hours) * HOUR;
}

/** Throws NotTestable where sessions of such a visitor are said to last until the browser is closed. */
export function assertOutlivesBrowser(wiki: Wiki, visitor: Visitor): void {
  if (lifetimeOf(wiki.settings, visitor.account ? 'logged-in' : 'anonymous') !== UNTIL_CLOSED) return;
  throw new NotTestable(
    'sessions that last so many hours are needed; those of this wiki last until the browser is closed',
    'settings: cookie_lifetime: hours, for a wiki that has some',
  );
}

async function cookieLasts(scenario: Scenario, visitor: Visitor, least: number, most = least): Promise<void> {
  const cookies = await lastSessionCookies(scenario, visitor);
  const set = visitor.cookiesSet(await scenario.wiki());
  const lasts = await lastsByCookies(set, (names) => hasSession(scenario, visitor, names));
  scenario.evidence.limit(visitor.name, most);
  const holds = lasts !== undefined && isFor(lasts, { least, most }, visitor.agent.keepsCookiesAtMost);
  // Another than the session's own may bring it back, as a token of who stays signed in does.
  const deciding = cookies.some((cookie) => cookie.lasts === lasts) ? cookies : lastingFor(set, lasts);
  const lines = deciding.map(({ name, line }) => `${name}: ${attributesOf(line)}`).join('; ');
  scenario.checks.that(
    holds,
    `How long the session cookie of ${visitor.name} lasts`,
    `${lasts === undefined ? 'until the browser is closed' : describeDuration(lasts)}: ${lines}`,
    describeRange({ least, most }),
  );
}

/** Whether another browser that holds these cookies alone has the session that the visitor has. */
async function hasSession(scenario: Scenario, visitor: Visitor, names: readonly string[]): Promise<boolean> {
  const wiki = await scenario.wiki();
  const { current } = scenario;
  const own = await viewSession(visitor.agent, wiki);
  const other = await scenario.newVisitor('a copy');
  scenario.current = current;
  await other.agent.hold((await visitor.cookiesHeld(wiki)).filter(({ name }) => names.includes(name)));
  await viewSession(other.agent, wiki);
  // A wiki may know who holds half of its cookies on one page, and take them away with it.
  const { user, reading } = await viewSession(other.agent, wiki);
  if (visitor.account) return isNameOf(user, visitor.account);
  return (
    reading.says === 'loaded' &&
    (own.reading.says === 'loaded' || own.reading.says === 'set') &&
    reading.value === own.reading.value
  );
}

export function attributesOf(line: string): string {
  return line.split(';').slice(1).join(';').trim() || 'no attributes';
}

Then(
  "{visitor}'s session cookie lasts {duration}",
  async function (this: Scenario, person: Person, duration: number) {
    await cookieLasts(this, await this.visitor(person), duration);
  },
);

Then(
  "{visitor}'s session cookie lasts from {duration} to {duration}",
  async function (this: Scenario, person: Person, least: number, most: number) {
    await cookieLasts(this, await this.visitor(person), least, most);
  },
);

Then('the session cookie lasts {duration}', async function (this: Scenario, duration: number) {
  await cookieLasts(this, this.actor(), duration);
});

Then(
  "{visitor}'s session cookie lasts as many hours as configured",
  async function (this: Scenario, person: Person) {
    const visitor = await this.visitor(person);
    await cookieLasts(this, visitor, configuredLifetime(await this.wiki(), visitor));
  },
);

Then(
  "{visitor}'s session cookie lasts anonymous_cookie_lifetime hours",
  async function (this: Scenario, person: Person) {
    const { anonymous_cookie_lifetime: hours } = (await this.wiki()).settings;
    if (!hours)
      throw new NotTestable(
        'anonymous_cookie_lifetime is not declared',
        'settings: anonymous_cookie_lifetime: …',
      );
    await cookieLasts(this, await this.visitor(person), hours * HOUR);
  },
);

Then(
  // An answer that only leads to a page is none of its own.
  'each of the last {int} answers has set the session cookie for as many hours as configured',
  async function (this: Scenario, count: number) {
    const visitor = this.actor();
    const wiki = await this.wiki();
    const expected = configuredLifetime(wiki, visitor);
    const each = describeDuration(expected);
    const [first] = await lastSessionCookies(this, visitor);
    // The rule is about the session: where the cookie names no time, the server alone counts.
    if (first.lasts === undefined) {
      throw new NotTestable(
        `a session cookie with a time is needed; ${first.name} lasts until the browser is closed`,
        'a target that moves the clock: how long the session lasts shows then',
      );
    }
    const lasting = await Promise.all(
      visitor
        .exchangesWith(wiki)
        .filter(({ status }) => status < 300 || status >= 400)
        .slice(-count)
        .map(async ({ setCookies }) => {
          const lasts = (await sessionCookiesAmong(this, setCookies.filter(isGiven))).at(-1)?.lasts;
          if (lasts === undefined) return 'none';
          return describeDuration(Math.abs(lasts - expected) <= TOLERANCE ? expected : lasts);
        }),
    );
    this.checks.that(
      lasting.length === count && lasting.every((text) => text === each),
      'How long the session cookies of the last answers last',
      lasting.join('; '),
      `${each}, each of them`,
    );
  },
);
