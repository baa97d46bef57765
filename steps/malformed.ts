import { Given, When } from '@cucumber/cucumber';
import { NotTestable, SetUpError } from '../harness/core/errors';
import { inheritedNames } from '../harness/forged/inherited-names';
import { malformed } from '../harness/forged/malformed';
import { openRedirectRequests, otherSiteAfter, SIGN_IN_CARRYING } from '../harness/forged/open-redirect';
import { remoteSignIn } from '../harness/forged/remote-call';
import { exactly } from '../harness/targets/wiki-request';
import { fillSignIn } from '../harness/wiki/signing-in';
import { isNameOf, signedInAs } from '../harness/wiki/user-name';
import { address } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

When(/^the address of another site is sent in (.+)$/, async function (this: Scenario, where: string) {
  for (const request of openRedirectRequests(where, await this.wiki())) await this.send(request);
});

When(
  /^Ana signs in with the address of another site, which begins with (\S+), in (.+)$/,
  async function (this: Scenario, signs: string, where: string) {
    const to = otherSiteAfter(signs);
    const carried = SIGN_IN_CARRYING[where];
    if (!carried) throw new Error(`there is no place for another site's address called "${where}"`);
    const wiki = await this.wiki();
    const visitor = await this.visitor({ name: 'Ana', account: 'user' });
    const account = await this.accountOf({ name: 'Ana', account: 'user' });
    const signIn = carried.page(address(wiki, wiki.places.signIn), to).href;
    const there = { ...wiki, places: { ...wiki.places, signIn } };
    if (carried.headers) await visitor.agent.sendHeaders(carried.headers);
    const form = await fillSignIn(visitor.agent, there, account);
    await this.send(carried.request(form, to), visitor.agent);
    const user = signedInAs(await visitor.open(wiki, 'another'), wiki);
    // A refusal of what comes from another site is what may well be right.
    if (carried.harmless && !isNameOf(user, account)) {
      throw new NotTestable(
        `signing in that succeeds is needed; with other parameters in ${where} it does not`,
        'nothing in a target file: this wiki takes no other parameters',
      );
    }
  },
);

When(/^somebody sends (a .+|an unknown .+)$/, async function (this: Scenario, kind: string) {
  const wiki = await this.wiki();
  try {
    await this.send(malformed(kind, wiki));
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    // Not answered either where the wiki is down.
    await (await this.wire()).send({ method: 'GET', url: address(wiki, wiki.places.front) });
    throw new NotTestable(
      `an answer to ${kind} is needed; it gets none, and other requests do`,
      'nothing in a target file: this wiki closes the connection, or leaves it open',
    );
  }
});

When(/^names such as constructor are sent as (.+)$/, async function (this: Scenario, what: string) {
  const { agent } = await this.visitor({ name: 'the visitor' });
  for (const request of await inheritedNames(what, await this.wiki(), agent)) await this.send(request, agent);
});

Given('a wiki that serves XML-RPC', function (this: Scenario) {
  this.conditions.push(exactly({ xmlrpc: true }));
});

When('{visitor} signs in by XML-RPC', async function (this: Scenario, person: Person) {
  await this.send(remoteSignIn(await this.wiki(), await this.accountOf(person)));
});
