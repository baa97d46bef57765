import { Given, Then, When } from '@cucumber/cucumber';
import type { Page } from '../harness/agents/page';
import { NotTestable } from '../harness/core/errors';
import { changeUser } from '../harness/wiki/changing-user';
import { checkNobody, usersShown } from '../harness/wiki/signed-out';
import { SECRET } from '../harness/wiki/trail';
import { assertToldApart, isNameOf, shownName, signedInAs } from '../harness/wiki/user-name';
import type { Visitor } from '../harness/wiki/visitor';
import { address, addressOfPage, type Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import { areThere } from './trail';
import type { Scenario } from './world';

async function changes(this: Scenario, person: Person, to: Person): Promise<void> {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  const [own, other] = [await this.accountOf(person), await this.accountOf(to)];
  assertToldApart(own, other);
  const page = await changeUser(visitor.agent, wiki, other.name);
  if (!page) await noForm(this, visitor, wiki);
  else visitor.saw(wiki, page);
}

/** A superuser without a form for it is still somebody else, which is wrong, or the wiki knows no change of user. */
async function noForm(scenario: Scenario, visitor: Visitor, wiki: Wiki): Promise<never> {
  const user = signedInAs(await visitor.open(wiki, 'another'), wiki) ?? 'nobody';
  const { account } = visitor;
  scenario.checks.that(
    account !== undefined && isNameOf(user, account),
    'Who the superuser is, before changing user',
    user,
    account ? shownName(account) : 'a superuser',
  );
  throw new NotTestable(
    `a form to change user is needed; ${address(wiki, wiki.places.changeUser).href} offers ${user} none`,
    'places: changeUser: the page that has it',
  );
}

When('{visitor} changes user to {visitor}', changes);

Given('{visitor} acts as {visitor}', async function (this: Scenario, person: Person, as: Person) {
  await (await this.visitor(person)).signIn(await this.wiki());
  await changes.call(this, person, as);
});

Then('signing out once more signs her out', async function (this: Scenario) {
  const visitor = this.actor();
  const wiki = await this.wiki();
  await visitor.tryToSignOut(wiki);
  const page = await visitor.open(wiki, 'another');
  const known = await this.known();
  await checkNobody(this.checks, 'Who she is then', page, known, await usersShown(this.checks, known));
});

When(
  '{visitor} tries to change user to {visitor}',
  async function (this: Scenario, person: Person, to: Person) {
    const visitor = await this.visitor(person);
    await changeUser(visitor.agent, await this.wiki(), (await this.accountOf(to)).name);
  },
);

When('{visitor} tries to change user to NoSuchUser', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  const page = await changeUser(visitor.agent, await this.wiki(), 'NoSuchUser');
  if (!page) {
    throw new NotTestable(
      'a form for changing user that takes any name is needed, and not a list of those that there are',
      'places: changeUser: a page with such a form',
    );
  }
});

// The documents don't say how: MoinMoin 1.6 still offers her the form, in 1.9 it is logging out.
When(/^(Sue) comes back from being Ben$/, async function (this: Scenario, name: string) {
  const visitor = await this.visitor({ name, account: 'superuser' });
  const wiki = await this.wiki();
  const page = await changeUser(visitor.agent, wiki, visitor.account?.name ?? '');
  if (page) visitor.saw(wiki, page);
  else await visitor.tryToSignOut(wiki);
});

Then('{visitor} may not read SecretPage', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  const secret = addressOfPage(wiki, SECRET);
  const unchanged = await this.newVisitor(`${person.name} as herself`, visitor.account);
  await unchanged.signIn(wiki);
  if (isClosed(await unchanged.open(wiki, secret))) {
    throw new NotTestable('a page SecretPage that superusers may read is needed', 'that page in the wiki');
  }
  const page = await visitor.open(wiki, secret);
  if (!isClosed(page)) await areThere(unchanged, wiki, [SECRET]);
  this.checks.that(isClosed(page), 'SecretPage', page.describe(), 'closed: an error, or a page that says so');
});

/** MoinMoin 1.6 refuses a page by a text alone, with status 200. */
function isClosed({ status, text }: Page): boolean {
  return status >= 400 || /not allowed to (view|read)/i.test(text);
}
