import { Given, When } from '@cucumber/cucumber';
import { malformed } from '../harness/forged/malformed';
import { openRedirectRequests } from '../harness/forged/open-redirect';
import { remoteSignIn } from '../harness/forged/remote-call';
import { exactly } from '../harness/targets/wiki-request';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

When(/^the address of another site is sent in (.+)$/, async function (this: Scenario, where: string) {
  for (const request of openRedirectRequests(where, await this.wiki())) await this.send(request);
});

When(/^somebody sends (a .+|an unknown .+)$/, async function (this: Scenario, kind: string) {
  await this.send(malformed(kind, await this.wiki()));
});

Given('a wiki that serves XML-RPC', function (this: Scenario) {
  this.conditions.push(exactly({ xmlrpc: true }));
});

When('{visitor} signs in by XML-RPC', async function (this: Scenario, person: Person) {
  await this.send(remoteSignIn(await this.wiki(), await this.accountOf(person)));
});
