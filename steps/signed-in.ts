import { Then } from '@cucumber/cucumber';
import { NotTestable } from '../harness/core/errors';
import { checkNobody, usersShown } from '../harness/wiki/signed-out';
import { signInControls } from '../harness/wiki/signing-in';
import { isNameOf, shownName, signedInAs } from '../harness/wiki/user-name';
import type { Visitor } from '../harness/wiki/visitor';
import type { Person } from './parameter-types';
import { replayer } from './replayed-cookies';
import { whyNot } from './sharing';
import { usersNamed } from './users-named';
import type { Scenario } from './world';

Then('{visitor} is signed in there', async function (this: Scenario, person: Person) {
  await isSignedIn(this, person);
});

Then('{visitor} is still signed in at the first wiki', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  await visitor.open(await this.wiki(), 'another');
  await isSignedIn(this, person);
});

Then(
  '{visitor} is signed in there as {visitor}',
  async function (this: Scenario, person: Person, as: Person) {
    const visitor = await this.visitor(person);
    const name = visitor.page && signedInAs(visitor.page, await this.wiki());
    const expected = await this.accountOf(as);
    this.checks.that(
      isNameOf(name, expected),
      `Who ${person.name} is on ${visitor.page?.url.href}`,
      name ?? 'nobody',
      shownName(expected),
    );
  },
);

async function isSignedIn(scenario: Scenario, person: Person): Promise<void> {
  const visitor = await scenario.visitor(person);
  const { page, account } = visitor;
  if (!page || !account) throw new Error(`${person.name} has not opened a page`);
  const wiki = await scenario.wikiOf(page);
  const name = signedInAs(page, wiki);
  const holds = isNameOf(name, account);
  if (holds) (await scenario.known(wiki)).program.userSeen = true;
  // A server's own page for what is not there shows nobody, whoever asks.
  if (page.status === 404 && !name && signInControls(page).length === 0) {
    throw new NotTestable(
      `a page that shows who is signed in is needed; ${page.describe()} has no way to sign in either`,
      'places: missing: a page that there is not, in the wiki',
    );
  }
  const why = holds ? '' : await whyNot(scenario, visitor, wiki);
  scenario.checks.that(
    holds,
    `Who ${person.name} is on ${page.url.href}`,
    (name ? `signed in as ${name}` : `not signed in (${page.describe()})`) + why,
    `signed in as ${shownName(account)}`,
  );
}

Then('{visitor} is not signed in there', async function (this: Scenario, person: Person) {
  await isNotSignedIn(this, await this.visitor(person));
});

async function isNotSignedIn(scenario: Scenario, { name, page }: Visitor): Promise<void> {
  if (!page) throw new Error(`${name} has not opened a page`);
  const known = await scenario.known(await scenario.wikiOf(page));
  const { target } = await scenario.run();
  // A wiki without a form to sign in by can't tell, another one of the same program can.
  if (target.oneProgram && !(await known.showsUsers())) {
    await (await scenario.knownOfOrdinaryWiki()).showsUsers();
  }
  const control = await usersShown(scenario.checks, known);
  await checkNobody(scenario.checks, `Who ${name} is on ${page.url.href}`, page, known, control);
}

Then('{visitor} is signed in at the first wiki alone', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  await isNotSignedIn(this, visitor);
  await visitor.open(await this.wiki(), 'another');
  await isSignedIn(this, person);
});

Then('replaying the cookies signs nobody in', async function (this: Scenario) {
  const wiki = await this.wiki();
  const known = await this.known();
  const cookies = this.replayed?.cookies ?? [];
  const control = this.replayed?.signedIn ?? (await replaysSignIn(this));
  const page = await (await replayer(this, cookies)).open(wiki, 'another');
  await checkNobody(this.checks, 'Who the wiki takes the sender of the cookies for', page, known, control);
});

/** That a copy of the cookies that the visitor has now signs in: where one of before does not, it is not for being a copy. */
async function replaysSignIn(scenario: Scenario) {
  const visitor = scenario.actor();
  const wiki = await scenario.wiki();
  const page = await (await replayer(scenario, await visitor.cookiesHeld(wiki))).open(wiki, 'another');
  const user = signedInAs(page, wiki);
  return scenario.checks.control(
    visitor.account !== undefined && isNameOf(user, visitor.account),
    `a copy of today's cookies signs in ${user}`,
    new NotTestable(
      `a copy of all cookies of ${visitor.name}'s browser signs in ${user ?? 'nobody'} from another browser`,
      'nothing in a target file: the session hangs on more than cookies',
    ),
  );
}

/** That none of the requests that no browser would send was answered to a user. */
export async function nobodyIsShown(scenario: Scenario): Promise<void> {
  const known = await scenario.known();
  const control = await usersShown(scenario.checks, known);
  const shown = (await usersNamed(scenario)).flatMap((name) => name ?? []);
  scenario.checks.absent(control, `Whom the ${scenario.rawExchanges.length} answers greet`, shown, 'nobody');
}
