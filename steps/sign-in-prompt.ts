import { Given, Then, When } from '@cucumber/cucumber';
import type { Page } from '../harness/agents/page';
import { NotTestable, SetUpError } from '../harness/core/errors';
import { needsScripts } from '../harness/core/skip-reasons';
import { asksForPassword, nameForm, passwordForm, signInForm } from '../harness/wiki/sign-in-form';
import { signInControls, signInLink, signInOffers } from '../harness/wiki/signing-in';
import { signedInNoMore } from '../harness/wiki/signing-out';
import { isNoInvitation, signedInAs } from '../harness/wiki/user-name';
import { newText } from '../harness/wiki/wiki-message';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

Given('a wiki', () => {});

Then('the page offers a way to sign in', function (this: Scenario) {
  const page = pageOf(this);
  this.checks.that(
    signInControls(page).length > 0,
    'The way to sign in',
    `none on ${page.describe()}`,
    'a link or a form',
  );
});

Then('the page offers no way to sign in', async function (this: Scenario) {
  const page = pageOf(this);
  const { current } = this;
  const anonymous = await (await this.newVisitor('an anonymous visitor')).open(await this.wiki(), page.url);
  this.current = current;
  // Where an anonymous visitor has to open a menu for it, so would a signed-in user.
  const offersOn = signInOffers(anonymous).length > 0 ? signInOffers : signInControls;
  const control = this.checks.control(
    offersOn(anonymous).length > 0,
    'an anonymous visitor was offered one on the same page',
    new NotTestable(
      `a way to sign in that the suite knows is needed; ${anonymous.describe()} offers an anonymous visitor none`,
      'places: signIn: the page with the sign-in form',
    ),
  );
  // Some wikis link the user's name to the page that signs in and out.
  const user = signedInAs(page, await this.wiki());
  const offered = offersOn(page).filter((text) => !user || !isNoInvitation(text, user));
  // A wiki that does not know any more who has signed in prompts them as it should.
  if (!user && offered.length > 0) throw signedInNoMore(page);
  this.checks.absent(control, 'The way to sign in, for a signed-in user', offered);
});

Then('a message says why Ana is not signed in', async function (this: Scenario) {
  const page = pageOf(this);
  const wiki = await this.wiki();
  const { message } = wiki.places;
  const box = page.$(message).clone();
  box.find('a').remove();
  const visitor = this.actor();
  const [form, sameAddress] = [await visitor.open(wiki, 'signIn'), await visitor.open(wiki, page.url)];
  // What any visitor is told on their second page says nothing of a password.
  const newcomer = await this.newVisitor('a newcomer');
  await newcomer.open(wiki, 'front');
  const others = [form, sameAddress, await visitor.open(wiki, 'front'), await newcomer.open(wiki, 'signIn')];
  const said = box.text().trim() !== '' || newText(page, others) !== '';
  if (!said && !this.actor().agent.runsScripts && page.$('script').length > 0) {
    throw needsScripts(`one of the scripts of ${page.describe()} may put the message there`);
  }
  this.checks.that(
    said,
    `The message on ${page.describe()}`,
    `nothing that the page of the sign-in form does not say too, and none in "${message}", where places: message has it`,
    'why she is not signed in',
  );
});

When('{visitor} follows the way to sign in', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  const page = await visitor.open(wiki, 'front');
  const link = signInLink(page);
  if (link) await visitor.open(wiki, link);
});

Then('the page asks for a name and a password', function (this: Scenario) {
  const page = pageOf(this);
  const form = passwordForm(page) ?? nameForm(page)?.form;
  this.checks.that(
    signInForm(page) !== undefined || nameForm(page) !== undefined,
    'The sign-in form',
    form ? form.controls.map(({ type }) => type).join(', ') : `none on ${page.describe()}`,
    'name and password, or the name first',
  );
});

Then('the page asks for no password', function (this: Scenario) {
  const page = pageOf(this);
  const control = this.checks.control(
    page.status < 400,
    `${page.describe()} was shown`,
    new NotTestable(
      `a page where users sign in is needed; shown was ${page.describe()}`,
      'places: signIn: the page that says how to sign in',
    ),
  );
  this.checks.absent(
    control,
    'Forms that ask for a password',
    asksForPassword(page) ? [page.describe()] : [],
  );
});

/** The page before the eyes of the visitor who acted last. */
export function pageOf(scenario: Scenario): Page {
  const { page } = scenario.actor();
  if (!page) throw new SetUpError('nobody has opened a page yet');
  return page;
}
