import { Then, When } from '@cucumber/cucumber';
import { describeDuration, FOREVER, FOREVER_AT_LEAST, GRANULARITY, HOUR } from '../harness/duration';
import { lifetimeOf } from '../harness/settings';
import type { Site } from '../harness/targets/wish';
import { NotTestable } from '../harness/verdict/failures';
import type { Visitor } from '../harness/visitor';
import { type SetSessionCookie, sessionCookiesHeld } from '../harness/wiki/session-cookie';
import { address, type Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import { whyNot } from './sharing';
import type { Scene } from './world';

/** The session cookie that the wiki gave last; a visitor without one breaks the rule under test. */
export async function lastCookie(scene: Scene, visitor: Visitor): Promise<SetSessionCookie> {
  const cookie = visitor.cookiesGiven(await scene.wiki()).at(-1);
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
  const given = (await this.visitor(person)).cookiesGiven(await this.wiki());
  this.checks.equal(
    given.map(({ name }) => name).join(', ') || 'none',
    'none',
    'Session cookies that were set',
  );
});

Then('{visitor} has been given a session cookie', async function (this: Scene, person: Person) {
  await lastCookie(this, await this.visitor(person));
});

Then("{visitor}'s browser holds no session cookie", async function (this: Scene, person: Person) {
  await holdsNone(this, await this.visitor(person), await this.wiki());
});

Then(
  "{visitor}'s browser holds no cookie of a logged-in session",
  async function (this: Scene, person: Person) {
    const wiki = await this.wiki();
    // With anonymous sessions on, she may have been given an anonymous one by then.
    if (lifetimeOf(wiki.settings, 'anonymous') === 0) await holdsNone(this, await this.visitor(person), wiki);
  },
);

async function holdsNone(scene: Scene, visitor: Visitor, wiki: Wiki): Promise<void> {
  const held = sessionCookiesHeld(wiki, await visitor.agent.cookies());
  scene.checks.equal(
    held.map(({ name }) => name).join(', ') || 'none',
    'none',
    'Session cookies in the browser',
  );
}

async function sends(scene: Scene, visitor: Visitor, url: URL, expected: boolean): Promise<void> {
  const sent = await visitor.sessionCookiesFor(await scene.wiki(), url);
  scene.checks.equal(
    sent.length > 0,
    expected,
    `Whether the browser sends the session cookie to ${url.href}`,
  );
}

Then(
  "{visitor}'s browser sends the session cookie to the wiki",
  async function (this: Scene, person: Person) {
    await sends(this, await this.visitor(person), (await this.wiki()).base, true);
  },
);

Then("{visitor}'s browser sends no session cookie to the wiki", async function (this: Scene, person: Person) {
  await sends(this, await this.visitor(person), (await this.wiki()).base, false);
});

Then(
  "{visitor}'s browser sends no session cookie to the sibling host",
  async function (this: Scene, person: Person) {
    const url = new URL((await this.wiki()).base);
    url.hostname = url.hostname.replace(/^[^.]+/, 'sibling');
    await sends(this, await this.visitor(person), url, false);
  },
);

Then(
  "{visitor}'s browser sends no session cookie to the host below",
  async function (this: Scene, person: Person) {
    const url = new URL((await this.wiki()).base);
    url.hostname = `below.${url.hostname}`;
    await sends(this, await this.visitor(person), url, false);
  },
);

Then('the browser sends the session cookie to the other wiki', async function (this: Scene) {
  const visitor = this.actor();
  const other = await this.wiki('second');
  const holds = (await visitor.sessionCookiesFor(await this.wiki(), other.base)).length > 0;
  const why = holds ? '' : await whyNot(this, visitor, other);
  const what = `What the browser sends to ${other.base.href}`;
  this.checks.that(holds, what, holds ? 'it' : `no session cookie${why}`, 'the session cookie');
});

Then('the browser sends the session cookie to every page of the wiki', async function (this: Scene) {
  const wiki = await this.wiki();
  for (const place of ['front', 'another', 'missing'] as const) {
    await sends(this, this.actor(), address(wiki, wiki.places[place]), true);
  }
});

Then('the browser sends no session cookie outside {word}', async function (this: Scene, path: string) {
  const { base } = await this.wiki();
  const sibling = `${path.replace(/\/$/, '')}-more/`;
  for (const outside of ['/', '/elsewhere/', sibling])
    await sends(this, this.actor(), new URL(outside, base), false);
});

Then(
  "{visitor}'s browser sends no session cookie of the first wiki there",
  async function (this: Scene, person: Person) {
    const visitor = await this.visitor(person);
    const given = visitor.cookiesGiven(await this.wiki()).map(({ value }) => value);
    const sent = await visitor.agent.cookiesFor((await this.wiki('third')).base);
    this.checks.that(
      !sent.some(({ value }) => given.includes(value)),
      'The cookies that the browser sends to the third wiki',
      sent.map(({ name }) => name).join(', ') || 'none',
      'none that the first wiki set',
    );
  },
);

Then(
  /^(Ana)'s browser sends no cookie of her session to (the wiki|the other wiki)$/,
  async function (this: Scene, name: string, where: string) {
    const visitor = await this.visitor({ name, account: 'user' });
    const role: Site['role'] = where === 'the wiki' ? 'first' : 'second';
    const signedInWith = visitor.cookiesGiven(await this.wiki())[0]?.value;
    const sent = await visitor.agent.cookiesFor((await this.wiki(role)).base);
    this.checks.equal(
      sent.some(({ value }) => value === signedInWith),
      false,
      `Whether the browser still sends the cookie of the session that was signed out`,
    );
  },
);

When(
  '{visitor} sends the cookie of the {which} wiki to the {which} wiki as its own',
  async function (this: Scene, person: Person, from: Site['role'], to: Site['role']) {
    const visitor = await this.visitor(person);
    const [issuer, receiver] = [await this.wiki(from), await this.wiki(to)];
    const other = await this.newcomer('another browser');
    await other.open(receiver, 'front');
    const own = sessionCookiesHeld(receiver, await other.agent.cookies())[0];
    const cookies = sessionCookiesHeld(issuer, await visitor.agent.cookies());
    const domain = receiver.base.hostname;
    await visitor.agent.insist(
      cookies.map((cookie) => ({ ...cookie, name: own?.name ?? cookie.name, domain })),
    );
    await visitor.open(receiver, 'another');
  },
);
