import { When } from '@cucumber/cucumber';
import type { FilledForm } from '../harness/agents/forms/form';
import { filledPost } from '../harness/agents/wire/wire';
import { NotTestable } from '../harness/core/errors';
import { noSessionsAtOnce } from '../harness/core/skip-reasons';
import { addressKnownElsewhere, entriesKnownElsewhere, tokenNames } from '../harness/forged/anti-forgery';
import { forgeLink, forgeRequest, type Vector } from '../harness/forged/forge-request';
import { fillChangeUser } from '../harness/wiki/changing-user';
import { fillSignIn } from '../harness/wiki/signing-in';
import { signOutControl } from '../harness/wiki/signing-out';
import type { Visitor } from '../harness/wiki/visitor';
import type { Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

When(
  /^Ana's name and password are sent (in a GET|in a HEAD|in a POST from another site)$/,
  async function (this: Scenario, vector: Vector) {
    const person: Person = { name: 'Ana', account: 'user' };
    const { agent } = await this.visitor(person);
    const form = await fillSignIn(agent, await this.wiki(), await this.accountOf(person));
    await this.send(forgeRequest(vector, form, entriesKnownElsewhere(form)), agent);
  },
);

When(
  /^Ana's browser sends a sign-out (in a GET|in a HEAD|in a POST from another site)$/,
  async function (this: Scenario, vector: Vector) {
    const wiki = await this.wiki();
    const visitor = await this.visitor({ name: 'Ana', account: 'user' });
    const control = signOutControl(await visitor.open(wiki, 'front'), wiki);
    const forged =
      'url' in control
        ? forgeLink(vector, control.url, addressKnownElsewhere(control.url))
        : forgeRequest(vector, control, entriesKnownElsewhere(control));
    await this.send(forged, visitor.agent);
  },
);

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
    const entries = form.entries.flatMap(([name, value]): [string, string][] => {
      if (!tokens.has(name)) return [[name, value]];
      if (which === 'no') return [];
      if (which === 'a garbled') return [[name, `${value.slice(0, -4)}0000`]];
      return [[name, foreign.entries.find(([same]) => same === name)?.[1] ?? '']];
    });
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
