import { Then } from '@cucumber/cucumber';
import { describeDuration, FOREVER, FOREVER_AT_LEAST, GRANULARITY, HOUR } from '../harness/core/duration';
import { NotTestable } from '../harness/core/errors';
import { lifetimeOf } from '../harness/core/settings';
import type { SetSessionCookie } from '../harness/wiki/session-cookie';
import type { Visitor } from '../harness/wiki/visitor';
import type { Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import { sessionCookiesGiven } from './session-cookies';
import type { Scene } from './world';

/**
 * The session cookie that the wiki gave last; a visitor without one breaks the rule under test. Throws NotTestable where
 * it can't be told from other cookies.
 */
export async function lastCookie(scene: Scene, visitor: Visitor): Promise<SetSessionCookie> {
  const cookie = (await sessionCookiesGiven(scene, visitor)).at(-1);
  scene.checks.that(
    cookie !== undefined,
    `The session cookie of ${visitor.name}`,
    cookie ? 'one was set' : 'none was set',
    'a session cookie',
  );
  return cookie as SetSessionCookie;
}

/** The lifetime that the wiki is configured with for such a visitor, in milliseconds. */
export function configuredLifetime(wiki: Wiki, visitor: Visitor): number {
  const hours = lifetimeOf(wiki.settings, visitor.account ? 'logged-in' : 'anonymous');
  if (hours === undefined)
    throw new NotTestable('cookie_lifetime is not declared', 'settings: cookie_lifetime: …');
  return Math.abs(hours) * HOUR;
}

async function cookieLasts(scene: Scene, visitor: Visitor, duration: number): Promise<void> {
  const { lasts, line } = await lastCookie(scene, visitor);
  scene.evidence.limit(visitor.name, duration);
  const forever = Math.min(FOREVER_AT_LEAST, visitor.agent.keepsCookiesAtMost);
  const holds =
    lasts !== undefined &&
    (duration === FOREVER ? lasts >= forever : Math.abs(lasts - duration) <= GRANULARITY);
  scene.checks.that(
    holds,
    `How long the session cookie of ${visitor.name} lasts`,
    `${lasts === undefined ? 'until the browser is closed' : describeDuration(lasts)}: ${attributesOf(line)}`,
    describeDuration(duration),
  );
}

function attributesOf(line: string): string {
  return line.split(';').slice(1).join(';').trim() || 'no attributes';
}

Then(
  "{visitor}'s session cookie lasts {duration}",
  async function (this: Scene, person: Person, duration: number) {
    await cookieLasts(this, await this.visitor(person), duration);
  },
);

Then('the session cookie lasts {duration}', async function (this: Scene, duration: number) {
  await cookieLasts(this, this.actor(), duration);
});

Then(
  "{visitor}'s session cookie lasts as many hours as configured",
  async function (this: Scene, person: Person) {
    const visitor = await this.visitor(person);
    await cookieLasts(this, visitor, configuredLifetime(await this.wiki(), visitor));
  },
);

Then("{visitor}'s session cookie names no Domain", async function (this: Scene, person: Person) {
  const { domain } = await lastCookie(this, await this.visitor(person));
  this.checks.equal(domain ?? 'none', 'none', 'The Domain of the session cookie');
});

Then("the session cookie's Domain is {word}", async function (this: Scene, domain: string) {
  await domainIs(this, this.actor(), domain);
});

Then(
  "{visitor}'s session cookie carries the configured Domain",
  async function (this: Scene, person: Person) {
    await domainIs(this, await this.visitor(person), (await this.wiki()).settings.cookie_domain ?? '');
  },
);

async function domainIs(scene: Scene, visitor: Visitor, domain: string): Promise<void> {
  const cookie = await lastCookie(scene, visitor);
  const expected = domain.replace(/^\./, '').toLowerCase();
  scene.checks.equal(
    cookie.domain ?? 'none',
    expected,
    'The Domain of the session cookie, without a leading dot',
  );
}

Then("the session cookie's Path is {word}", async function (this: Scene, path: string) {
  await pathIs(this, this.actor(), path);
});

Then("{visitor}'s session cookie carries the configured Path", async function (this: Scene, person: Person) {
  await pathIs(this, await this.visitor(person), (await this.wiki()).settings.cookie_path ?? '');
});

async function pathIs(scene: Scene, visitor: Visitor, path: string): Promise<void> {
  const cookie = await lastCookie(scene, visitor);
  scene.checks.equal(cookie.path ?? 'none', path, 'The Path of the session cookie');
}

Then('{visitor} has been given no session cookie', async function (this: Scene, person: Person) {
  const given = await sessionCookiesGiven(this, await this.visitor(person));
  this.checks.equal(
    given.map(({ name }) => name).join(', ') || 'none',
    'none',
    'Session cookies that were set',
  );
});

Then('{visitor} has been given a session cookie', async function (this: Scene, person: Person) {
  await lastCookie(this, await this.visitor(person));
});
