import { Then, When } from '@cucumber/cucumber';
import { Page } from '../harness/agents/page';
import { filledPost } from '../harness/agents/wire/wire';
import { NotTestable } from '../harness/core/errors';
import { type Exchange, header } from '../harness/core/exchange';
import { noSessionsAtOnce } from '../harness/core/skip-reasons';
import { beginSession, endsOthers } from '../harness/wiki/session/lasts';
import { asksForPassword } from '../harness/wiki/sign-in-form';
import { fillSignIn } from '../harness/wiki/signing-in';
import { isNameOf, shownName, signedInAs } from '../harness/wiki/user-name';
import { wikiMessage } from '../harness/wiki/wiki-message';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

When("{visitor}'s sign-in form is sent twice at once", async function (this: Scenario, person: Person) {
  const wiki = await this.wiki();
  const visitor = await this.visitor(person);
  const form = await fillSignIn(visitor.agent, wiki, await this.accountOf(person));
  const before = await visitor.agent.cookies();
  // Two browsers that hold the same cookies: each goes on with another of the two answers.
  const twins = [await this.newVisitor(person.name), await this.newVisitor(person.name)];
  for (const { agent } of twins) await agent.hold(before);
  const wire = await this.wire();
  const held = await Promise.all(twins.map(({ agent }) => wire.begin(filledPost(form), agent)));
  const exchanges = await Promise.all(held.map((request) => request.finish()));
  this.together = twins;
  for (const [index, twin] of twins.entries()) {
    const exchange = exchanges[index] as Exchange;
    const location = header(exchange, 'location');
    const page = new Page([exchange], exchange.body);
    // A refusal of a form that was sent before may be told on the page that has the form.
    twin.page = location ? await twin.open(wiki, page.address(location)) : page;
  }
  this.current = visitor;
});

/** Whether an answer to a sign-in says that it was none. */
function refusesSignIn(page: Page): boolean {
  return page.status >= 400 || asksForPassword(page);
}

Then('whichever answer her browser goes on with, she is signed in', async function (this: Scenario) {
  const wiki = await this.wiki();
  const { account } = this.actor();
  const accepted = this.together.filter(({ page }) => page && !refusesSignIn(page));
  for (const twin of this.together) {
    const answer = twin.page;
    const user = signedInAs(await twin.open(wiki, 'another'), wiki);
    const begin = async () => beginSession(await this.newVisitor(this.actor().name, account), wiki);
    if (!user && (await endsOthers(begin))) throw noSessionsAtOnce();
    if (!user && answer && accepted.length > 0 && !accepted.includes(twin)) {
      throw new NotTestable(
        `a sign-in form that can be sent twice is needed; the second time this wiki answers ${answer.describe()} and says ${wikiMessage(answer, wiki)}`,
        'nothing in a target file: this wiki takes each form once',
      );
    }
    this.checks.that(
      account !== undefined && isNameOf(user, account),
      'Who the wiki takes her for after that answer',
      user ?? 'nobody',
      account ? shownName(account) : 'a user',
    );
  }
});
