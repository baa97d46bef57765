import { Given, Then, When } from '@cucumber/cucumber';
import { NotApplicable, NotTestable } from '../harness/core/errors';
import { header } from '../harness/core/exchange';
import type { Generation } from '../harness/core/settings';
import { CONDITIONS } from '../harness/targets/conditions';
import { exactly } from '../harness/targets/wiki-request';
import { passwordForm } from '../harness/wiki/sign-in-form';
import { fillSignIn } from '../harness/wiki/signing-in';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

Given('a wiki of the generation {generation}', async function (this: Scenario, generation: Generation) {
  const { generations } = (await this.run()).target;
  if (!generations.includes(generation)) {
    throw new NotApplicable(`this wiki is of the generation ${generations.join(' and ')}`);
  }
  this.generation = generation;
  this.conditions.push(CONDITIONS['logged-in sessions']);
});

Given('a wiki with auth unset', function (this: Scenario) {
  this.conditions.push(exactly({ auth: null }));
});

Given('a wiki with an empty auth list', function (this: Scenario) {
  this.conditions.push(exactly({ auth: [] }));
});

Given('a wiki with the auth list {methods}', function (this: Scenario, auth: string[]) {
  this.conditions.push(exactly({ auth }));
});

Given(
  'a wiki with the auth list {methods} and anonymous_cookie_lifetime {float}',
  function (this: Scenario, auth: string[], anonymous_cookie_lifetime: number) {
    this.conditions.push(exactly({ auth }), exactly({ anonymous_cookie_lifetime }));
  },
);

Given(
  'a wiki with the auth list {methods} and anonymous_cookie_lifetime unset',
  function (this: Scenario, auth: string[]) {
    this.conditions.push(exactly({ auth }), exactly({ anonymous_cookie_lifetime: null }));
  },
);

Given(
  'a wiki with the auth list {methods}, which trusts the reverse proxy',
  function (this: Scenario, auth: string[]) {
    this.conditions.push(exactly({ auth }), exactly({ trusted_proxies: ['127.0.0.1'] }));
  },
);

function basic(name: string, password: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}` };
}

Given(
  "{visitor}'s browser identifies her by HTTP authentication",
  async function (this: Scenario, person: Person) {
    const { name, password } = await this.accountOf(person);
    await (await this.visitor(person)).agent.sendHeaders(basic(name, password));
  },
);

Given(
  "{visitor}'s browser sends a wrong password by HTTP authentication",
  async function (this: Scenario, person: Person) {
    const { name } = await this.accountOf(person);
    await (await this.visitor(person)).agent.sendHeaders(basic(name, 'not the password'));
  },
);

const HEADERS: Record<string, (name: string, password: string) => string> = {
  'her name and password by another scheme': (...known) => `Proxy-${basic(...known).authorization}`,
  'her name and password by no scheme': (...known) => basic(...known).authorization.replace('Basic ', ''),
  'a scheme and nothing else': () => 'Basic',
  'her name alone': (name) => `Basic ${Buffer.from(name).toString('base64')}`,
};

Given(
  /^Ana's browser sends an Authorization header with (.+)$/,
  async function (this: Scenario, what: string) {
    const ana: Person = { name: 'Ana', account: 'user' };
    const { name, password } = await this.accountOf(ana);
    const authorization = HEADERS[what]?.(name, password);
    if (authorization === undefined) throw new Error(`there is no Authorization header with "${what}"`);
    await (await this.visitor(ana)).agent.sendHeaders({ authorization });
  },
);

When('{visitor} signs in by the way that the wiki shows', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  const account = await this.accountOf(person);
  const page = await visitor.open(wiki, 'signIn');
  const asked = String(header(page.last, 'www-authenticate') ?? '');
  if (/^basic\b/i.test(asked)) {
    await visitor.agent.sendHeaders(basic(account.name, account.password));
    await visitor.open(wiki, 'another');
    return;
  }
  this.checks.that(
    passwordForm(page) !== undefined,
    'The way to sign in',
    `${page.describe()}, WWW-Authenticate: ${asked || 'none'}`,
    'a form for name and password, or WWW-Authenticate: Basic',
  );
  visitor.saw(wiki, await visitor.agent.submit(await fillSignIn(visitor.agent, wiki, account)));
});

Given('the reverse proxy identifies {visitor}', async function (this: Scenario, person: Person) {
  const { name } = await this.accountOf(person);
  const { userHeader } = await this.farm();
  if (!userHeader)
    throw new NotTestable(
      'a header in which a reverse proxy names the user is needed',
      'a target with header_auth',
    );
  await (await this.visitor(person)).agent.sendHeaders({ [userHeader]: name });
});

When('the reverse proxy no longer identifies {visitor}', async function (this: Scenario, person: Person) {
  const before = await this.visitor(person);
  const wiki = await this.wiki();
  if (!before.page || !before.isSignedIn(before.page, wiki)) {
    throw new NotTestable(
      `a user whom the reverse proxy signs in is needed; ${person.name} was not`,
      'a target with header_auth',
    );
  }
  // The same browser, by its cookies, without the header.
  const cookies = await before.cookiesHeld(wiki);
  await (await this.inAnotherBrowser(person)).agent.hold(cookies);
});

Given(
  "{visitor}'s browser carries a session token instead of a cookie",
  async function (this: Scenario, person: Person) {
    const { tokenHeader } = await this.farm();
    if (!tokenHeader) {
      throw new NotTestable('a session handler that takes a token is needed', 'a target with token_session');
    }
    const visitor = await this.visitor(person);
    const page = await visitor.open(await this.wiki(), 'front');
    const token = header(page.last, tokenHeader);
    if (token === undefined) {
      throw new NotTestable(
        `an answer with the header ${tokenHeader} is needed; ${page.url.href} answers without it`,
        'launch: tokenHeader: the header in which an answer hands the session out, and requests bring it back',
      );
    }
    await visitor.agent.sendHeaders({ [tokenHeader]: token });
    this.together.push(visitor);
  },
);

Then('the page says that request.session is not dict-like', async function (this: Scenario) {
  const { page } = this.actor();
  const handler = (await this.wiki()).settings.auth?.at(-1) ?? '';
  const text = page?.text ?? '';
  const clear = /dict/i.test(text) && /session/i.test(text) && text.includes(handler);
  this.checks.that(
    page !== undefined && page.status >= 500 && clear,
    'The answer of a wiki whose session handler assigns something that is not dict-like',
    page ? `${page.describe()}: ${page.text.slice(0, 200)}` : 'no page',
    `an error (500) that says that request.session must be like a dict, and that ${handler} assigned it`,
  );
});
