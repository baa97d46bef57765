import { Then, When } from '@cucumber/cucumber';
import { hostBelow, outsideOf, siblingOf } from '../harness/core/cookie-scope';
import { lifetimeOf } from '../harness/core/settings';
import type { Site } from '../harness/targets/wish';
import type { Visitor } from '../harness/wiki/visitor';
import { address, type Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import { knowSessionCookie, sessionCookiesGiven, sessionCookiesOf } from './session-cookies';
import { whyNot } from './sharing';
import type { Scene } from './world';

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
  const held = await sessionCookiesOf(scene, visitor, wiki);
  scene.checks.equal(
    held.map(({ name }) => name).join(', ') || 'none',
    'none',
    'Session cookies in the browser',
  );
}

async function sends(scene: Scene, visitor: Visitor, url: URL, expected: boolean): Promise<void> {
  const wiki = await scene.wiki();
  await knowSessionCookie(scene, visitor, wiki);
  const sent = await visitor.sessionCookiesFor(wiki, url);
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
    await sends(this, await this.visitor(person), siblingOf((await this.wiki()).base), false);
  },
);

Then(
  "{visitor}'s browser sends no session cookie to the host below",
  async function (this: Scene, person: Person) {
    await sends(this, await this.visitor(person), hostBelow((await this.wiki()).base), false);
  },
);

Then('the browser sends the session cookie to the other wiki', async function (this: Scene) {
  const visitor = this.actor();
  const other = await this.wiki('second');
  const wiki = await this.wiki();
  await knowSessionCookie(this, visitor, wiki);
  const holds = (await visitor.sessionCookiesFor(wiki, other.base)).length > 0;
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
  for (const url of outsideOf(path, base)) await sends(this, this.actor(), url, false);
});

Then(
  "{visitor}'s browser sends no session cookie of the first wiki there",
  async function (this: Scene, person: Person) {
    const visitor = await this.visitor(person);
    const given = (await sessionCookiesGiven(this, visitor)).map(({ value }) => value);
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
    const [signedInWith] = await sessionCookiesGiven(this, visitor);
    const sent = await visitor.agent.cookiesFor((await this.wiki(role)).base);
    this.checks.equal(
      sent.some(({ value }) => value === signedInWith?.value),
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
    const [own] = await sessionCookiesOf(this, other, receiver);
    const cookies = await sessionCookiesOf(this, visitor, issuer);
    const domain = receiver.base.hostname;
    await visitor.agent.insist(
      cookies.map((cookie) => ({ ...cookie, name: own?.name ?? cookie.name, domain })),
    );
    await visitor.open(receiver, 'another');
  },
);
