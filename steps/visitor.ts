import { Given, Then, When } from '@cucumber/cucumber';
import { NotTestable } from '../harness/core/errors';
import type { Placement } from '../harness/targets/wiki-request';
import { chooseRememberMe } from '../harness/wiki/preferences';
import { beginSession } from '../harness/wiki/session/lasts';
import { passwordForm } from '../harness/wiki/sign-in-form';
import { fillSignIn, signIn } from '../harness/wiki/signing-in';
import type { Places } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

Given('{visitor} chose remember_me {choice}', function (this: Scenario, person: Person, choice: boolean) {
  this.choose(person, choice);
});

When(
  '{visitor} chooses remember_me {choice} in the preferences',
  async function (this: Scenario, person: Person, choice: boolean) {
    const visitor = await this.visitor(person);
    const wiki = await this.wiki();
    visitor.saw(wiki, await chooseRememberMe(visitor.agent, wiki, choice));
    if (visitor.account) visitor.account.remember_me = choice;
  },
);

async function signsIn(this: Scenario, person: Person): Promise<void> {
  const visitor = await this.visitor(person);
  await visitor.signIn(await this.wiki());
}

Given('{visitor} has signed in', signsIn);
When('{visitor} signs in', signsIn);

async function signsInAt(this: Scenario, person: Person, role: Placement['role']): Promise<void> {
  const visitor = await this.visitor(person);
  await visitor.signIn(await this.wiki(role));
}

Given('{visitor} has signed in at the {which} wiki', signsInAt);
When('{visitor} signs in at the {which} wiki', signsInAt);

When(
  "{visitor} signs in with {visitor}'s browser",
  async function (this: Scenario, person: Person, owner: Person) {
    const account = await this.accountOf(person);
    const visitor = await this.visitor(owner);
    const wiki = await this.wiki();
    visitor.sawAll(wiki, await signIn(visitor.agent, wiki, account));
  },
);

When('{visitor} signs in with a wrong password', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  const account = { ...(await this.accountOf(person)), password: 'not the password' };
  visitor.saw(wiki, await visitor.agent.submit(await fillSignIn(visitor.agent, wiki, account)));
});

When('{visitor} signs in once more', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  if (!passwordForm(await visitor.open(wiki, 'signIn'))) {
    throw new NotTestable(
      'a form to sign in for who is signed in is needed',
      'places: signIn: a page that has it for signed-in users too',
    );
  }
  await visitor.signIn(wiki);
});

When('{visitor} signs out', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  await visitor.signOut(await this.wiki());
});

When('{visitor} tries to sign out', async function (this: Scenario, person: Person) {
  await (await this.visitor(person)).tryToSignOut(await this.wiki());
});

When('{visitor} signs out and opens another page', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  await visitor.signOut(await this.wiki());
  await visitor.open(await this.wiki(), 'another');
});

When(
  /^(Ana|Ben|a visitor|the visitor|another visitor) (?:begins a session)$/,
  async function (this: Scenario, name: string) {
    const anonymous = name.includes('visitor');
    const person = anonymous ? { name: name.replace(/^an?/, 'the') } : { name, account: 'user' as const };
    await beginSession(await this.visitor(person), await this.wiki());
  },
);

When('{visitor} opens {place}', async function (this: Scenario, person: Person, place: keyof Places) {
  await (await this.visitor(person)).open(await this.wiki(), place);
});

Given('{visitor} has opened {place}', async function (this: Scenario, person: Person, place: keyof Places) {
  await (await this.visitor(person)).open(await this.wiki(), place);
});

When('{visitor} opens a page and comes back', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  for (const place of ['front', 'another', 'front'] as const) await visitor.open(await this.wiki(), place);
});

When(
  '{visitor} opens the {which} wiki',
  async function (this: Scenario, person: Person, role: Placement['role']) {
    await (await this.visitor(person)).open(await this.wiki(role), 'front');
  },
);

When('{visitor} closes the browser and comes back', async function (this: Scenario, person: Person) {
  await (await this.visitor(person)).agent.closeAndComeBack();
});

Given("{visitor}'s browser refuses cookies", async function (this: Scenario, person: Person) {
  await (await this.visitor(person)).agent.refuseCookies();
});

Then('the page is shown without an error', function (this: Scenario) {
  const { page } = this.actor();
  this.checks.that(page?.status === 200, 'The page', page?.describe() ?? 'no page', 'a page with status 200');
});
