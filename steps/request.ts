import { When } from '@cucumber/cucumber';
import type { Agent } from '../harness/agents/agent';
import type { FilledForm } from '../harness/agents/forms/form';
import { filledPost, type WireRequest } from '../harness/agents/wire/wire';
import { NotTestable } from '../harness/core/errors';
import { noSessionsAtOnce } from '../harness/core/skip-reasons';
import {
  addressKnownElsewhere,
  entriesKnownElsewhere,
  entriesWithTokensOf,
  tokenNames,
} from '../harness/forged/anti-forgery';
import { forgeLink, forgeRequest, type Vector } from '../harness/forged/forge-request';
import { fillChangeUser } from '../harness/wiki/changing-user';
import type { SignOutControl } from '../harness/wiki/sign-out-control';
import { fillSignIn } from '../harness/wiki/signing-in';
import { signOutControl } from '../harness/wiki/signing-out';
import type { Visitor } from '../harness/wiki/visitor';
import type { Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

When(
  /^Ana's name and password are sent (in a GET|in a HEAD|in a POST from another site(?: with a token of its own)?)$/,
  async function (this: Scenario, vector: Vector) {
    const person: Person = { name: 'Ana', account: 'user' };
    const { agent } = await this.visitor(person);
    const account = await this.accountOf(person);
    const fill = async (by: Agent) => fillSignIn(by, await this.wiki(), account);
    const form = await fill(agent);
    const known = hasToken(vector)
      ? entriesWithTokensOf(form, await fill((await this.newVisitor('the other site')).agent))
      : entriesKnownElsewhere(form);
    await this.send(forgeRequest(vector, form, known), agent);
  },
);

When(
  /^Ana's browser sends a sign-out (in a GET|in a HEAD|in a POST from another site(?: with a token of its own)?)$/,
  async function (this: Scenario, vector: Vector) {
    const wiki = await this.wiki();
    const visitor = await this.visitor({ name: 'Ana', account: 'user' });
    const control = signOutControl(await visitor.open(wiki, 'front'), wiki);
    const theirs = hasToken(vector) ? await signOutOfAnother(this) : undefined;
    await this.send(forgedSignOut(vector, control, theirs), visitor.agent);
    this.current = visitor;
  },
);

const hasToken = (vector: Vector) => vector === 'in a POST from another site with a token of its own';

/** What the other site knows of signing out, where it has an account of its own. */
async function signOutOfAnother(scenario: Scenario): Promise<SignOutControl> {
  const wiki = await scenario.wiki();
  const ben = await scenario.accountOf({ name: 'Ben', account: 'user' });
  const other = await scenario.newVisitor('the other site', ben);
  await other.signIn(wiki);
  return signOutControl(await other.open(wiki, 'front'), wiki);
}

function forgedSignOut(vector: Vector, control: SignOutControl, theirs?: SignOutControl): WireRequest {
  if ('url' in control) {
    const known = theirs && 'url' in theirs ? theirs.url : addressKnownElsewhere(control.url);
    return forgeLink(vector, control.url, known);
  }
  const known =
    theirs && !('url' in theirs) ? entriesWithTokensOf(control, theirs) : entriesKnownElsewhere(control);
  return forgeRequest(vector, control, known);
}

When(
  /^Sue changes user to Ben with (no|a garbled|another session's) token$/,
  async function (this: Scenario, which: string) {
    const wiki = await this.wiki();
    const sue: Person = { name: 'Sue', account: 'superuser' };
    const visitor = await this.visitor(sue);
    const ben = await this.accountOf({ name: 'Ben', account: 'user' });
    const form = await formToChangeUser(visitor, wiki, ben.name);
    const foreign = which === "another session's" ? await foreignForm(this, visitor, ben.name) : form;
    const tokens = tokenNames(form);
    const tampered = form.entries.flatMap(([name, value]): [string, string][] => {
      if (!tokens.has(name)) return [[name, value]];
      return which === 'no' ? [] : [[name, `${value.slice(0, -4)}0000`]];
    });
    const entries = which === "another session's" ? entriesWithTokensOf(form, foreign) : tampered;
    await this.send(filledPost(form, entries), visitor.agent);
    this.current = visitor;
  },
);

/** The form of another session of the same user. */
async function foreignForm(scenario: Scenario, visitor: Visitor, userName: string): Promise<FilledForm> {
  const wiki = await scenario.wiki();
  const other = await scenario.newVisitor('another browser of hers', visitor.account);
  await other.signIn(wiki);
  if (!visitor.isSignedIn(await visitor.open(wiki, 'another'), wiki)) {
    throw noSessionsAtOnce();
  }
  return formToChangeUser(other, wiki, userName);
}

async function formToChangeUser(visitor: Visitor, wiki: Wiki, userName: string): Promise<FilledForm> {
  const form = await fillChangeUser(visitor.agent, wiki, userName);
  if (form) return form;
  throw new NotTestable(
    `a form to change user is needed; ${visitor.name} is offered none`,
    'places: changeUser',
  );
}
