import { Then, When } from '@cucumber/cucumber';
import { hostBelow, outsideOf, siblingOf } from '../harness/core/cookie-scope';
import { NotTestable } from '../harness/core/errors';
import { isSet, refusals } from '../harness/core/set-cookie';
import { lifetimeOf } from '../harness/core/settings';
import type { Placement } from '../harness/targets/placement';
import type { Visitor } from '../harness/wiki/visitor';
import { address, type Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import {
  sessionCookiesAmong,
  sessionCookiesGiven,
  sessionCookiesHeld,
  sessionCookiesSentTo,
} from './session-cookies';
import { whyNot } from './sharing';
import type { Scenario } from './world';

const names = (cookies: readonly { name: string }[]) => cookies.map(({ name }) => name);

/** That the wiki set a session cookie for the visitor, so that a browser without one has let go of it. */
async function wasSet(scenario: Scenario, visitor: Visitor, wiki: Wiki) {
  const set = visitor.cookiesSet(wiki).filter(isSet);
  const carrying = await sessionCookiesAmong(scenario, set, wiki);
  return scenario.checks.control(
    carrying.length > 0,
    `${wiki.base.href} set ${names(carrying)[0]}`,
    new NotTestable(`a session cookie is needed; ${wiki.base.href} set none for ${visitor.name}`, 'sessions'),
  );
}

Then(
  "{visitor}'s browser holds no cookie of a logged-in session",
  async function (this: Scenario, person: Person) {
    const wiki = await this.wiki();
    // With anonymous sessions on, she may have been given an anonymous one by then.
    if (lifetimeOf(wiki.settings, 'anonymous') === 0) await holdsNone(this, await this.visitor(person), wiki);
  },
);

async function holdsNone(scenario: Scenario, visitor: Visitor, wiki: Wiki): Promise<void> {
  const exchanges = visitor.exchangesWith(wiki);
  const refused = refusals(visitor.cookiesSet(wiki));
  const control = scenario.checks.control(
    exchanges.length > 0 && refused.length === 0,
    `${exchanges.length} answers of this wiki, and no cookie refused`,
    new NotTestable(
      `a browser that took the wiki's cookies is needed; ${refused.join('; ') || 'no answer came'}`,
      'cookies that browsers take',
    ),
  );
  const held = await sessionCookiesHeld(scenario, visitor, wiki);
  scenario.checks.absent(control, 'Session cookies in the browser', names(held));
}

async function sends(scenario: Scenario, visitor: Visitor, url: URL): Promise<void> {
  const sent = await sessionCookiesSentTo(scenario, visitor, url);
  const what = `What the browser sends to ${url.href}`;
  scenario.checks.that(
    sent.length > 0,
    what,
    names(sent).join(', ') || 'no session cookie',
    'the session cookie',
  );
}

async function sendsNone(scenario: Scenario, visitor: Visitor, url: URL): Promise<void> {
  const control = await wasSet(scenario, visitor, await scenario.wiki());
  const sent = await sessionCookiesSentTo(scenario, visitor, url);
  scenario.checks.absent(control, `Session cookies that the browser sends to ${url.href}`, names(sent));
}

Then(
  "{visitor}'s browser sends the session cookie to the wiki",
  async function (this: Scenario, person: Person) {
    await sends(this, await this.visitor(person), (await this.wiki()).base);
  },
);

Then(
  "{visitor}'s browser sends no session cookie to the wiki",
  async function (this: Scenario, person: Person) {
    await sendsNone(this, await this.visitor(person), (await this.wiki()).base);
  },
);

Then(
  "{visitor}'s browser sends no session cookie to the sibling host",
  async function (this: Scenario, person: Person) {
    await sendsNone(this, await this.visitor(person), siblingOf((await this.wiki()).base));
  },
);

Then(
  "{visitor}'s browser sends no session cookie to the host below",
  async function (this: Scenario, person: Person) {
    await sendsNone(this, await this.visitor(person), hostBelow((await this.wiki()).base));
  },
);

Then('the browser sends the session cookie to the other wiki', async function (this: Scenario) {
  const visitor = this.actor();
  const other = await this.wiki('second');
  const holds = (await sessionCookiesSentTo(this, visitor, other.base)).length > 0;
  const why = holds ? '' : await whyNot(this, visitor, other);
  const what = `What the browser sends to ${other.base.href}`;
  this.checks.that(holds, what, holds ? 'it' : `no session cookie${why}`, 'the session cookie');
});

Then('the browser sends the session cookie to every page of the wiki', async function (this: Scenario) {
  const wiki = await this.wiki();
  for (const place of ['front', 'another', 'missing'] as const) {
    await sends(this, this.actor(), address(wiki, wiki.places[place]));
  }
});

Then('the browser sends no session cookie outside {word}', async function (this: Scenario, path: string) {
  const { base } = await this.wiki();
  for (const url of outsideOf(path, base)) await sendsNone(this, this.actor(), url);
});

Then(
  "{visitor}'s browser sends no session cookie of the first wiki there",
  async function (this: Scenario, person: Person) {
    const visitor = await this.visitor(person);
    const given = (await sessionCookiesGiven(this, visitor)).map(({ value }) => value);
    const control = this.checks.control(
      given.length > 0,
      `the browser took ${given.length} of the first wiki's session cookies`,
      new NotTestable('a session cookie of the first wiki that the browser takes is needed', 'sessions'),
    );
    const sent = await visitor.agent.cookiesFor((await this.wiki('third')).base);
    this.checks.absent(
      control,
      'Cookies of the first wiki that the browser sends to the third',
      names(sent.filter(({ value }) => given.includes(value))),
    );
  },
);

When('{visitor} signs out of the farm', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  for (const [role, { base }] of (await this.farm()).wikis) {
    this.sentBefore.set(role, await visitor.agent.cookiesFor(base));
  }
  await visitor.askToSignOut(await this.wiki());
});

Then(
  /^(Ana)'s browser no longer sends the cookie of her session to (the wiki|the other wiki)$/,
  async function (this: Scenario, name: string, where: string) {
    const visitor = await this.visitor({ name, account: 'user' });
    const role: Placement['role'] = where === 'the wiki' ? 'first' : 'second';
    const { base } = await this.wiki(role);
    const before = await sessionCookiesAmong(this, this.sentBefore.get(role) ?? []);
    const control = this.checks.control(
      before.length > 0,
      `before she signed out it sent ${names(before).join(', ')} to ${base.href}`,
      new NotTestable(`a session cookie that the browser sends to ${base.href} is needed`, 'sessions'),
    );
    const taken = visitor
      .cookiesSet(await this.wiki())
      .filter(({ value, lasts = 1 }) => lasts <= 0 || value === '');
    if (!names(before).some((each) => names(taken).includes(each))) {
      throw new NotTestable(
        `a wiki that takes its session cookie away is needed; signing out left ${names(before).join(', ')} there`,
        'nothing in a target file: whether the session has ended on the server is a rule of its own',
      );
    }
    const sent = await visitor.agent.cookiesFor(base);
    const left = sent.filter(({ value }) => before.some((cookie) => cookie.value === value));
    // Of a session that takes several cookies, one that is an anonymous session of its own may well stay.
    const whole = left.length === before.length;
    this.checks.absent(
      control,
      `All cookies of the session that was signed out, sent to ${base.href}`,
      whole ? names(left) : [],
    );
  },
);
