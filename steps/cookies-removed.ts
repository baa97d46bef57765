import { Given, Then } from '@cucumber/cucumber';
import { NotTestable } from '../harness/core/errors';
import { carries } from '../harness/core/exchange';
import { isGiven } from '../harness/core/set-cookie';
import { forgedId } from '../harness/forged/forged-id';
import type { Person } from './parameter-types';
import { sessionCookiesAmong, sessionCookiesHeld } from './session-cookies';
import type { Scenario } from './world';

Given(
  "{visitor}'s browser holds a cookie whose name begins with that of the session cookie",
  async function (this: Scenario, person: Person) {
    const account = await this.accountOf({ name: 'Ana', account: 'user' });
    const model = await this.newVisitor('another browser', account);
    await model.signIn(await this.wiki());
    const longer = (await sessionCookiesHeld(this, model)).map((cookie) => ({
      ...cookie,
      name: `${cookie.name}_of_old`,
      value: forgedId(cookie.value),
    }));
    if (longer.length === 0) throw new NotTestable('a session cookie is needed', 'logged-in sessions');
    await (await this.visitor(person)).agent.hold(longer);
  },
);

Then(
  "{visitor}'s browser no longer holds the forged cookie",
  async function (this: Scenario, person: Person) {
    const visitor = await this.visitor(person);
    const wiki = await this.wiki();
    const forged = this.replayed?.cookies ?? [];
    const control = this.checks.control(
      visitor.exchangesWith(wiki).some(({ cookie }) => carries(cookie, forged)),
      'the browser sent it',
      new NotTestable('a browser that sends the forged cookie is needed', 'a cookie that any browser sends'),
    );
    const removed = visitor.cookiesSet(wiki).filter((cookie) => !isGiven(cookie));
    // Of several a wiki may take one away, without which the others are of no use.
    const taken = forged.filter(({ name }) => removed.some((cookie) => cookie.name === name));
    if (taken.length === 0) {
      const names = forged.map(({ name }) => name).join(', ');
      throw new NotTestable(
        `a wiki that takes away session cookies which open no session is needed; this one left ${names} there`,
        'nothing in a target file: such a cookie does no harm',
      );
    }
    const left = (await visitor.cookiesHeld(wiki)).filter(({ name, value }) =>
      taken.some((cookie) => cookie.name === name && cookie.value === value),
    );
    this.checks.absent(
      control,
      'The forged cookie in the browser',
      left.map(({ name }) => name),
    );
  },
);

Then(
  'no session cookie is taken away that {visitor} did not send',
  async function (this: Scenario, person: Person) {
    const exchanges = (await this.visitor(person)).exchangesWith(await this.wiki());
    const control = this.checks.control(
      exchanges.length > 0,
      `${exchanges.length} answers of this wiki`,
      new NotTestable('an answer is needed', 'a wiki that answers'),
    );
    const unsent = exchanges.flatMap(({ cookie = '', setCookies }) => {
      const sent = cookie.split(/; */).map((pair) => pair.split('=')[0]);
      return setCookies.filter((each) => !isGiven(each) && !sent.includes(each.name));
    });
    this.checks.absent(
      control,
      'Session cookies that were taken away without having been sent',
      (await sessionCookiesAmong(this, unsent)).map(({ name }) => name),
    );
  },
);
