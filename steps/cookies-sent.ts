import { Then, When } from '@cucumber/cucumber';
import { cookieHeader } from '../harness/agents/agent';
import { NonConformance, NotTestable, SetUpError } from '../harness/core/errors';
import { isGiven } from '../harness/core/set-cookie';
import type { StoredCookie } from '../harness/core/stored-cookie';
import { forgedId } from '../harness/forged/forged-id';
import { assertToldApart, isNameOf, shownName } from '../harness/wiki/user-name';
import type { Visitor } from '../harness/wiki/visitor';
import { address } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import { sessionCookiesHeld } from './session-cookies';
import { cookiesThatSignIn } from './signing-cookies';
import { usersNamed } from './users-named';
import type { Scenario } from './world';

const GARBAGE: Record<string, string | Buffer> = {
  empty: '',
  'a single quote': "'",
  'a path up the tree': '../../../../etc/passwd',
  'an absolute path': '/etc/passwd',
  'a NUL': Buffer.from([0x61, 0x00, 0x62]),
  'a NUL, percent-encoded': 'a%00b',
  'control characters': Buffer.from([0x01, 0x07, 0x1b, 0x7f]),
  'text beyond ASCII': Buffer.from('Кириллица🍪'),
  'invalid UTF-8': Buffer.from([0xc3, 0x28, 0xff, 0xfe]),
  '5000 characters': 'a'.repeat(5000),
  '200000 characters': 'a'.repeat(200_000),
  JSON: '{"user.id": "1", "admin": true}',
  markup: '<script>alert(1)</script>',
  'a format string': '%s%s%n%x{0}',
};

const ANA: Person = { name: 'Ana', account: 'user' };
const BEN: Person = { name: 'Ben', account: 'user' };

/** Somebody whose browser shows which cookies sign in, one that remembers her included where there is such a user. */
async function signedInModel(scenario: Scenario): Promise<Visitor> {
  const { without = [] } = await scenario.wiki();
  if (!without.includes('remember_me')) scenario.accounts.choose(ANA, true);
  const account = await scenario.accountOf(ANA).catch((error) => {
    if (!(error instanceof NotTestable)) throw error;
    return scenario.accountOf(BEN);
  });
  const model = await scenario.newVisitor('another browser', account);
  await model.signIn(await scenario.wiki());
  return model;
}

When(/^every cookie that signs a user in has the value (.+)$/, async function (this: Scenario, kind: string) {
  const garbage = GARBAGE[kind];
  if (garbage === undefined) throw new Error(`there is no cookie value called "${kind}"`);
  const wiki = await this.wiki();
  const model = await signedInModel(this);
  const names = (await cookiesThatSignIn(this, model)).map(({ name }) => name);
  if (names.length === 0) throw new NotTestable('a session cookie is needed', 'logged-in sessions');
  const pairs = names.flatMap((name, index) => [
    Buffer.from(`${index > 0 ? '; ' : ''}${name}=`),
    Buffer.from(garbage),
  ]);
  this.garbage = Buffer.from(garbage);
  const url = address(wiki, wiki.places.front);
  await this.send({ method: 'GET', url, headers: [['Cookie', Buffer.concat(pairs)]] }).catch(refused(kind));
});

/** A wiki that answers other requests and hangs up on this one does so because of what it got. */
function refused(kind: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof SetUpError)) throw error;
    throw new NonConformance(
      `The answer to a session cookie whose value is ${kind}\n  seen:     ${error.message}\n  expected: an answer`,
    );
  };
}

When('{int} cookies are sent at once', async function (this: Scenario, count: number) {
  const wiki = await this.wiki();
  const pairs = Array.from({ length: count }, (_, number) => `cookie${number}=value${number}`).join('; ');
  await this.send({
    method: 'GET',
    url: address(wiki, wiki.places.front),
    headers: [['Cookie', pairs]],
  });
});

When(
  "{visitor}'s cookies are sent before and after {int} of other names",
  async function (this: Scenario, person: Person, count: number) {
    const others = Array.from({ length: count }, (_, number) => `other${number}=value${number}`).join('; ');
    await sendAround(this, await this.visitor(person), others);
  },
);

Then('each answer is to {visitor}', async function (this: Scenario, person: Person) {
  const account = await this.accountOf(person);
  const names = await usersNamed(this);
  this.checks.that(
    names.length > 0 && names.every((name) => isNameOf(name, account)),
    'Whom the answers greet',
    names.map((name) => name ?? 'nobody').join(', '),
    `${shownName(account)} each time`,
  );
});

Then('the wiki has not issued that value', async function (this: Scenario) {
  const set = this.rawExchanges.flatMap(({ setCookies }) => setCookies.filter(isGiven));
  const control = this.checks.control(
    this.rawExchanges.length > 0,
    `${set.length} cookies set by ${this.rawExchanges.length} answers`,
    new NotTestable('an answer is needed', 'a wiki that answers'),
  );
  // Header values come byte by byte, as Latin-1. A wiki may give a value back as it came, percent-encoded, or read as
  // Latin-1 and sent as UTF-8.
  const asItCame = this.garbage.toString('latin1');
  const spellings = [
    asItCame,
    encodeURIComponent(this.garbage.toString()),
    Buffer.from(asItCame).toString('latin1'),
  ];
  const issued = set.filter(({ value }) => spellings.includes(value));
  this.checks.absent(
    control,
    'The value that came in, among the session cookies that the wiki set',
    issued.map(({ name }) => name),
  );
});

/**
 * Sends a visitor's cookies before others, and after them, in one header: RFC 6265, 5.4, where those of a longer path come
 * first. The visitor takes in what is answered, for a wiki may give a new id each time.
 */
async function sendAround(scenario: Scenario, visitor: Visitor, others: string): Promise<void> {
  const wiki = await scenario.wiki();
  const url = address(wiki, wiki.places.another);
  for (const isFirst of [true, false]) {
    const own = cookieHeader(await visitor.cookiesHeld(wiki));
    const pairs = isFirst ? `${own}; ${others}` : `${others}; ${own}`;
    await visitor.agent.receive(await scenario.send({ method: 'GET', url, headers: [['Cookie', pairs]] }));
  }
}

/** Sends two sets of cookies at once in either order, in one header and in two. */
async function sendBoth(
  scenario: Scenario,
  one: readonly StoredCookie[],
  other: readonly StoredCookie[],
): Promise<void> {
  const wiki = await scenario.wiki();
  const url = address(wiki, wiki.places.another);
  for (const pair of [
    [one, other],
    [other, one],
  ]) {
    const headers = pair.map((cookies) => cookieHeader(cookies));
    await scenario.send({ method: 'GET', url, headers: [['Cookie', headers.join('; ')]] });
    await scenario.send({ method: 'GET', url, headers: headers.map((each) => ['Cookie', each] as const) });
  }
}

When(
  'the cookies of both are sent in either order, in one header and in two',
  async function (this: Scenario) {
    const wiki = await this.wiki();
    const [hers, his] = [await this.visitor(ANA), await this.visitor(BEN)];
    assertToldApart(await this.accountOf(ANA), await this.accountOf(BEN));
    await sendBoth(this, await hers.cookiesHeld(wiki), await his.cookiesHeld(wiki));
  },
);

When("Ana's cookies are sent before and after the visitor's", async function (this: Scenario) {
  const others = await sessionCookiesHeld(this, await this.visitor({ name: 'the visitor' }));
  await sendAround(this, await this.visitor(ANA), cookieHeader(others));
});

When(
  "Ana's cookies and forged ones are sent in either order, in one header and in two",
  async function (this: Scenario) {
    const visitor = await this.visitor(ANA);
    const forged = (await sessionCookiesHeld(this, visitor)).map((cookie) => ({
      ...cookie,
      value: forgedId(cookie.value),
    }));
    await sendBoth(this, await visitor.cookiesHeld(await this.wiki()), forged);
  },
);

Then('the answer is to the same user each time, or to nobody', async function (this: Scenario) {
  const names = await usersNamed(this);
  const users = new Set(names.flatMap((name) => name ?? []));
  this.checks.that(
    users.size <= 1,
    'Whom the answers greet',
    names.map((name) => name ?? 'nobody').join(', '),
    'one user at most, in whichever order the cookies come',
  );
});
