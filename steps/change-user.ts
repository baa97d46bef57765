import { Then, When } from '@cucumber/cucumber';
import { SetUpError } from '../harness/verdict/failures';
import { changeUser } from '../harness/wiki/changing-user';
import { address } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import type { Scene } from './world';

When('{visitor} changes user to {visitor}', async function (this: Scene, person: Person, to: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  const page = await changeUser(visitor.agent, wiki, (await this.accountOf(to)).name);
  if (!page) {
    const { href } = address(wiki, wiki.places.changeUser);
    throw new SetUpError(
      `${href} offers ${visitor.account?.name} no form to change user. Is the account a superuser's?`,
    );
  }
  visitor.saw(wiki, page);
});

When('{visitor} tries to change user to {visitor}', async function (this: Scene, person: Person, to: Person) {
  const visitor = await this.visitor(person);
  await changeUser(visitor.agent, await this.wiki(), (await this.accountOf(to)).name);
});

When('{visitor} tries to change user to NoSuchUser', async function (this: Scene, person: Person) {
  const visitor = await this.visitor(person);
  await changeUser(visitor.agent, await this.wiki(), 'NoSuchUser');
});

// companion: "the superuser's return by logging out"
When(/^(Sue) comes back from being Ben$/, async function (this: Scene, name: string) {
  const visitor = await this.visitor({ name, account: 'superuser' });
  await visitor.signOut(await this.wiki());
});

Then('{visitor} may not read SecretPage', async function (this: Scene, person: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  const page = await visitor.open(wiki, address(wiki, 'SecretPage'));
  this.checks.that(page.status === 403, 'SecretPage', page.describe(), 'status 403');
});
