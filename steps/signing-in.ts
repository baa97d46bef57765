import { Given, Then, When } from '@cucumber/cucumber';
import { NotTestable, SetUpError } from '../harness/core/errors';
import type { Placement } from '../harness/targets/placement';
import { nameForm, signInForm } from '../harness/wiki/sign-in-form';
import { fillSignIn, signIn } from '../harness/wiki/signing-in';
import { signedInAs } from '../harness/wiki/user-name';
import type { Visitor } from '../harness/wiki/visitor';
import type { Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import { copyCookies } from './replayed-cookies';
import type { Scenario } from './world';

/** A superuser who acts as another user may have to sign out twice. */
const SIGN_OUTS = 2;

/** Signs out until nobody is signed in. Throws as signOut does where that is never so. */
export async function signsOutCompletely(visitor: Visitor, wiki: Wiki): Promise<void> {
  for (let time = 0; time < SIGN_OUTS; time += 1) {
    await visitor.tryToSignOut(wiki);
    const user = signedInAs(await visitor.open(wiki, 'front'), wiki);
    if (!user) return;
  }
  await visitor.signOut(wiki);
}

async function signsInAt(this: Scenario, person: Person, role: Placement['role']): Promise<Visitor> {
  const visitor = await this.visitor(person);
  await visitor.signIn(await this.wiki(role));
  return visitor;
}

async function signsIn(this: Scenario, person: Person): Promise<Visitor> {
  return signsInAt.call(this, person, 'first');
}

async function hasSignedIn(this: Scenario, person: Person): Promise<void> {
  await signsIn.call(this, person);
}

Given('{visitor} has signed in', hasSignedIn);
When('{visitor} signs in', hasSignedIn);

Given(
  '{visitor} has signed in at the {which} wiki',
  async function (this: Scenario, person: Person, role: Placement['role']) {
    await signsInAt.call(this, person, role);
  },
);

Given('{visitor} and {visitor} have signed in', async function (this: Scenario, one: Person, other: Person) {
  for (const person of [one, other]) await signsIn.call(this, person);
});

Given('{visitor} has signed in with two browsers', async function (this: Scenario, person: Person) {
  const visitor = await signsIn.call(this, person);
  const other = await this.newVisitor(person.name, await this.accountOf(person));
  await other.signIn(await this.wiki());
  this.together = [visitor, other];
});

When('{visitor} signs in with another browser', async function (this: Scenario, person: Person) {
  await (await this.inAnotherBrowser(person)).signIn(await this.wiki());
});

Given(
  '{visitor} has signed in, and has a copy of the cookies',
  async function (this: Scenario, person: Person) {
    this.replayed = await copyCookies(this, await signsIn.call(this, person));
  },
);

When('{visitor} signs in and opens another page', async function (this: Scenario, person: Person) {
  await (await signsIn.call(this, person)).open(await this.wiki(), 'another');
});

When(
  '{visitor} signs in at the first wiki and opens the {which} wiki',
  async function (this: Scenario, person: Person, role: Placement['role']) {
    await (await signsIn.call(this, person)).open(await this.wiki(role), 'front');
  },
);

When(
  '{visitor} signs in at the first wiki, and at the second',
  async function (this: Scenario, person: Person) {
    for (const role of ['first', 'second'] as const) await signsInAt.call(this, person, role);
  },
);

/** That a browser with a user signed in is offered the form to sign in. */
export async function offersForm(visitor: Visitor, wiki: Wiki): Promise<void> {
  const page = await visitor.open(wiki, 'signIn');
  if (signInForm(page) || nameForm(page)) return;
  throw new NotTestable(
    `a form to sign in for a user who is signed in is needed; shown was ${page.describe()}`,
    'places: signIn: a page that has it for signed-in users too',
  );
}

When(
  "{visitor} signs in with {visitor}'s browser",
  async function (this: Scenario, person: Person, owner: Person) {
    const account = await this.accountOf(person);
    const visitor = await this.visitor(owner);
    const wiki = await this.wiki();
    await offersForm(visitor, wiki);
    visitor.sawAll(wiki, await signIn(visitor.agent, wiki, account));
  },
);

Given(
  "{visitor} has filled in the sign-in form with {visitor}'s browser",
  async function (this: Scenario, person: Person, owner: Person) {
    const visitor = await this.visitor(owner);
    const wiki = await this.wiki();
    await offersForm(visitor, wiki);
    this.filledForm = await fillSignIn(visitor.agent, wiki, await this.accountOf(person));
  },
);

When("the form in {visitor}'s browser is sent", async function (this: Scenario, owner: Person) {
  if (!this.filledForm) throw new SetUpError('the scenario speaks of a form before one has been filled in');
  const visitor = await this.visitor(owner);
  visitor.saw(await this.wiki(), await visitor.agent.submit(this.filledForm));
});

When('{visitor} signs in with a wrong password', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  const account = { ...(await this.accountOf(person)), password: 'not the password' };
  visitor.saw(wiki, await visitor.agent.submit(await fillSignIn(visitor.agent, wiki, account)));
});

When('{visitor} signs in once more', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  await offersForm(visitor, wiki);
  await visitor.signIn(wiki);
});

Then(
  'loading the page that {visitor} got would not send the password again',
  async function (this: Scenario, person: Person) {
    const visitor = await this.visitor(person);
    const page = visitor
      .pagesOf(await this.wiki())
      .findLast(({ exchanges }) => exchanges[0]?.method === 'POST');
    if (!page) {
      throw new NotTestable(
        'signing in by a form that is sent by POST is needed',
        'login-not-by-get says more',
      );
    }
    const sent = page.exchanges.map(({ method, status }) => `${method}: ${status}`).join(', ');
    const answer = 'The answer to the sign-in form';
    this.checks.that(page.last.method === 'GET', answer, sent, 'a redirect to a page');
  },
);

When('{visitor} signs out', async function (this: Scenario, person: Person) {
  await (await this.visitor(person)).signOut(await this.wiki());
});

When('{visitor} asks to be signed out', async function (this: Scenario, person: Person) {
  await (await this.visitor(person)).askToSignOut(await this.wiki());
});

When('{visitor} signs out completely and in again', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  await signsOutCompletely(visitor, wiki);
  await visitor.signIn(wiki);
});

When('{visitor} signs out and opens another page', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  await visitor.signOut(await this.wiki());
  await visitor.open(await this.wiki(), 'another');
});
