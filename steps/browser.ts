import { Then, When } from '@cucumber/cucumber';
import { namesIn } from '../harness/core/cookie-header';
import { hostBelow, siblingOf } from '../harness/core/cookie-scope';
import { NotTestable } from '../harness/core/errors';
import { asksForPassword } from '../harness/wiki/sign-in-form';
import type { Visitor } from '../harness/wiki/visitor';
import { address, type Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import { lastSessionCookies } from './session-cookies';
import type { Scenario } from './world';

const OUTSIDE = { 'the sibling host': siblingOf, 'the host below': hostBelow };

async function open(visitor: Visitor, wiki: Wiki, url: URL): Promise<void> {
  visitor.saw(wiki, await visitor.agent.open(url));
}

When(
  /^(Ana) opens (the sibling host|the host below)$/,
  async function (this: Scenario, name: string, where: keyof typeof OUTSIDE) {
    const wiki = await this.wiki();
    await open(await this.visitor({ name, account: 'user' }), wiki, OUTSIDE[where](wiki.base));
  },
);

When('{visitor} opens the address {word}', async function (this: Scenario, person: Person, path: string) {
  const wiki = await this.wiki();
  await open(await this.visitor(person), wiki, new URL(path, wiki.base));
});

When(
  "a page of another site sends a form to the wiki with {visitor}'s browser",
  async function (this: Scenario, person: Person) {
    const visitor = await this.visitor(person);
    const wiki = await this.wiki();
    visitor.saw(wiki, await visitor.agent.submitFromAnotherSite(wiki.base));
  },
);

When('a page of another site shows the sign-in form in a frame', async function (this: Scenario) {
  const wiki = await this.wiki();
  const visitor = await this.visitor({ name: 'the visitor' });
  if (!asksForPassword(await visitor.open(wiki, 'signIn'))) {
    throw new NotTestable('a form with a password is needed', 'places: signIn: a page that has it');
  }
  this.asksInFrame = await visitor.agent.asksForPasswordInFrame(address(wiki, wiki.places.signIn));
});

Then('the frame does not ask for a password', async function (this: Scenario) {
  const control = this.checks.control(
    this.asksInFrame !== undefined,
    'the same address, opened by itself, asks for one',
    new NotTestable('a frame is needed', 'nothing in a target file: AGENT=browser'),
  );
  this.checks.absent(
    control,
    'What a frame of another site shows of the sign-in form',
    this.asksInFrame ? ['a field for the password'] : [],
  );
});

/** That the wiki set a session cookie which this browser took. */
async function taken(scenario: Scenario) {
  const cookies = await lastSessionCookies(scenario, scenario.actor());
  const control = scenario.checks.control(
    cookies.length > 0,
    `the browser took ${cookies[0].name}`,
    new NotTestable('a session cookie is needed', 'sessions'),
  );
  return { cookies, control };
}

Then(/^(a|no) session cookie was sent with it$/, async function (this: Scenario, which: string) {
  const { cookies, control } = await taken(this);
  const exchange = this.actor().page?.exchanges[0];
  const sent = namesIn(exchange?.cookie ?? '', cookies);
  const what = `Session cookies that were sent to ${exchange?.url.href}`;
  if (which === 'no') this.checks.absent(control, what, sent);
  else this.checks.that(sent.length > 0, what, sent.join(', ') || 'none', 'one');
});

Then(/^a script on the page sees (the|no) session cookie$/, async function (this: Scenario, which: string) {
  const { cookies, control } = await taken(this);
  const visitor = this.actor();
  const shown = namesIn(await visitor.agent.documentCookie(), cookies);
  const what = `Session cookies that document.cookie shows on ${visitor.page?.url.href}`;
  if (which === 'no') this.checks.absent(control, what, shown);
  else this.checks.that(shown.length > 0, what, shown.join(', ') || 'none', 'it');
});
