import { Then, When } from '@cucumber/cucumber';
import { NotTestable } from '../harness/core/errors';
import type { StoredCookie } from '../harness/core/stored-cookie';
import type { Placement } from '../harness/targets/placement';
import { isNameOf, signedInAs } from '../harness/wiki/user-name';
import type { Account, Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import { sessionCookiesHeld, sessionCookiesSentTo } from './session-cookies';
import type { Scenario } from './world';

/** The session cookies that a wiki issued, as another would set them itself. */
async function asItsOwn(
  scenario: Scenario,
  cookies: readonly StoredCookie[],
  receiver: Wiki,
  account?: Account,
): Promise<StoredCookie[]> {
  const other = await scenario.newVisitor('another browser', account);
  await (account ? other.signIn(receiver) : other.open(receiver, 'front'));
  const own = await sessionCookiesHeld(scenario, other, receiver);
  const has = (some: readonly StoredCookie[], name: string) => some.some((each) => each.name === name);
  const [strange, free] = [
    cookies.filter(({ name }) => !has(own, name)),
    own.filter(({ name }) => !has(cookies, name)),
  ];
  const domain = receiver.base.hostname;
  return cookies.map((cookie) => ({
    ...cookie,
    name: free[strange.indexOf(cookie)]?.name ?? cookie.name,
    domain,
    hostOnly: true,
    path: receiver.base.pathname,
  }));
}

When(
  '{visitor} sends the cookie of the {which} wiki to the {which} wiki as its own',
  async function (this: Scenario, person: Person, from: Placement['role'], to: Placement['role']) {
    const visitor = await this.visitor(person);
    const [issuer, receiver] = [await this.wiki(from), await this.wiki(to)];
    const cookies = await sessionCookiesSentTo(this, visitor, issuer.base, issuer);
    await visitor.agent.replay(await asItsOwn(this, cookies, receiver));
    await visitor.open(receiver, 'another');
  },
);

Then('the second wiki would know the session of the first', async function (this: Scenario) {
  const visitor = this.actor();
  const [issuer, receiver] = [await this.wiki('first'), await this.wiki('second')];
  const other = await this.newVisitor('a copy');
  const cookies = await sessionCookiesSentTo(this, visitor, issuer.base, issuer);
  await other.agent.hold(await asItsOwn(this, cookies, receiver, visitor.account));
  const user = signedInAs(await other.open(receiver, 'another'), receiver);
  this.checks.control(
    visitor.account !== undefined && isNameOf(user, visitor.account),
    `with the cookie of ${issuer.base.href} ${receiver.base.href} knows ${user}`,
    new NotTestable(
      `a farm whose wikis share their stored sessions and users is needed; ${receiver.base.href} does not know a session of ${issuer.base.href} by its cookie`,
      'wikis: those that share them; or launch: farm: true, for a command that has them shared',
    ),
  );
});
