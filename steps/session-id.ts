import { Given, Then, When } from '@cucumber/cucumber';
import { formPost } from '../harness/agents/wire/wire';
import { decoded } from '../harness/core/decoded';
import { NotTestable } from '../harness/core/errors';
import { carries } from '../harness/core/exchange';
import { noIds } from '../harness/core/skip-reasons';
import type { StoredCookie } from '../harness/core/stored-cookie';
import { ascending, bitsOfParts } from '../harness/forged/entropy';
import { forgedId } from '../harness/forged/forged-id';
import { viewSession } from '../harness/wiki/session/browsers';
import { fillSignIn } from '../harness/wiki/signing-in';
import { isNameOf } from '../harness/wiki/user-name';
import type { Visitor } from '../harness/wiki/visitor';
import { address, type Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import { copyCookies, replayer } from './replayed-cookies';
import { lastSessionCookies, sessionCookiesAmong, sessionCookiesHeld } from './session-cookies';
import { nobodyIsShown } from './signed-in';
import type { Scenario } from './world';

Given(
  /^(Ana|a visitor) (sends|keeps sending) a forged session cookie$/,
  async function (this: Scenario, name: string, how: string) {
    const wiki = await this.wiki();
    const ana: Person = { name: 'Ana', account: 'user' };
    // Another browser shows what this wiki's session cookie is called and looks like, an anonymous one if it can.
    const model = await this.newVisitor('another browser', await this.accountOf(ana));
    if (name !== 'Ana') await model.open(wiki, 'front');
    if ((await sessionCookiesHeld(this, model)).length === 0) await model.signIn(wiki);
    const cookies = await sessionCookiesHeld(this, model);
    if (cookies.length === 0)
      throw new NotTestable('a session cookie to imitate is needed', 'logged-in sessions');
    const { agent } = await this.visitor(name === 'Ana' ? ana : { name: 'the visitor' });
    const forged = cookies.map((cookie) => ({ ...cookie, value: forgedId(cookie.value) }));
    await assertServesForged(this, wiki, forged);
    this.replayed = { cookies: forged, keys: new Map() };
    await (how === 'sends' ? agent.hold(forged) : agent.replay(forged));
  },
);

/** Whom a wiki shows an error has no session; that there must be none is another rule. */
async function assertServesForged(
  scenario: Scenario,
  wiki: Wiki,
  forged: readonly StoredCookie[],
): Promise<void> {
  // Not with the same ones: the scenario is about the first that comes with them.
  const others = forged.map((cookie) => ({ ...cookie, value: forgedId(cookie.value) }));
  const page = await (await replayer(scenario, others)).open(wiki, 'front');
  if (page.status < 500) return;
  throw new NotTestable(
    `a wiki that serves whoever sends a forged session cookie is needed; this one answers ${page.describe()}`,
    'nothing in a target file: cookie-garbage says what comes of cookies that mean nothing',
  );
}

When('{visitor} signs in with the forged cookie', async function (this: Scenario, person: Person) {
  const wiki = await this.wiki();
  const visitor = await this.visitor(person);
  const form = await fillSignIn(visitor.agent, wiki, await this.accountOf(person));
  // The sign-in page may have taken it away.
  await visitor.agent.hold(this.replayed?.cookies ?? []);
  visitor.saw(wiki, await visitor.agent.submit(form));
});

Then('the wiki has not adopted the forged id for {visitor}', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  await hasNotIssued(this, visitor);
  await doesNotGoBy(this, visitor);
});

async function hasNotIssued(scenario: Scenario, visitor: Visitor): Promise<void> {
  const wiki = await scenario.wiki();
  const forged = scenario.replayed?.cookies ?? [];
  const sent = visitor.exchangesWith(wiki).filter(({ cookie }) => carries(cookie, forged));
  const control = scenario.checks.control(
    sent.length > 0,
    `${sent.length} requests carried the forged id`,
    new NotTestable('a browser that sends the forged cookie is needed', 'a cookie that any browser sends'),
  );
  const issued = visitor
    .cookiesSet(wiki)
    .filter(({ value }) => forged.some((cookie) => cookie.value === value));
  scenario.checks.absent(
    control,
    'The forged id among the cookies that the wiki set',
    issued.map(({ name }) => name),
  );
}

async function doesNotGoBy(scenario: Scenario, visitor: Visitor): Promise<void> {
  const wiki = await scenario.wiki();
  const forged = scenario.replayed?.cookies ?? [];
  const { page, user, reading } = await viewSession(visitor.agent, wiki);
  const hasSession = visitor.account ? isNameOf(user, visitor.account) : reading.says === 'loaded';
  const control = scenario.checks.control(
    scenario.evidence.exchanges.some(({ cookie }) => carries(cookie, forged)),
    'the forged id came to the wiki',
    new NotTestable('a browser that sends the forged cookie is needed', 'a cookie that any browser sends'),
  );
  const sent = forged.filter((cookie) => carries(page.last.cookie, [cookie]));
  scenario.checks.absent(
    control,
    `Forged cookies with which ${visitor.name} has a session`,
    hasSession ? sent.map(({ name }) => name) : [],
  );
}

Then("{visitor}'s session id is a new one", async function (this: Scenario, person: Person) {
  if (await (await this.known()).keepsSessionInCookies()) throw noIds();
  const visitor = await this.visitor(person);
  const now = await sessionCookiesHeld(this, visitor);
  const before = await sessionCookiesAmong(this, this.replayed?.cookies ?? []);
  this.checks.that(
    now.length > 0 && before.length > 0,
    'The session cookies before and now',
    `${before.length} and ${now.length}`,
    'at least one of each',
  );
  const same = now.filter(({ value }) => before.some((cookie) => cookie.value === value));
  this.checks.that(
    same.length < now.length,
    'The session id',
    same.map(({ name }) => `${name}: the same as before`).join(', ') || 'a new one',
    'a new one',
  );
});

async function idsGiven(scenario: Scenario): Promise<string[]> {
  if (await (await scenario.known()).keepsSessionInCookies()) throw noIds();
  const given = await Promise.all(
    scenario.newcomers.map((cookies) => sessionCookiesAmong(scenario, cookies)),
  );
  const missing = given.findIndex(({ length }) => length === 0);
  scenario.checks.that(
    missing < 0,
    `The session cookie of visitor ${missing + 1}`,
    missing < 0 ? 'one was set' : 'none was set',
    'a session cookie',
  );
  return given.map((cookies) => cookies.map(({ value }) => value).join(' '));
}

Then('no id comes twice', async function (this: Scenario) {
  const ids = await idsGiven(this);
  const control = this.checks.control(
    ids.length > 1,
    `${ids.length} ids`,
    new NotTestable('several ids are needed', 'anonymous sessions'),
  );
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (repeated.length > 0 && (await (await this.known()).keepsSessionInCookies()) === undefined) {
    throw new NotTestable(
      `a wiki that shows whether its cookies are ids is needed: ${repeated.length} of ${ids.length} visitors got a cookie that another had, which may hold an empty session`,
      'places: exampleMacro: the page that has it',
    );
  }
  this.checks.absent(
    control,
    'Ids that come twice',
    repeated.length > 0 ? [`${repeated.length} of ${ids.length}`] : [],
  );
});

Then('the ids differ in at least {int} bits', async function (this: Scenario, least: number) {
  const parts = bitsOfParts(await idsGiven(this));
  const bits = parts.reduce((sum, each) => sum + each, 0);
  if (bits >= least && parts.some((each) => each < least) && parts.some((each) => each >= least)) {
    throw new NotTestable(
      `ids of one part are needed: of parts with ${parts.join(' and ')} bits one may be the signature of another`,
      'nothing in a target file: what the parts of an id are can be told inside the wiki alone',
    );
  }
  this.checks.that(bits >= least, 'The bits in which ids differ', `${bits}`, `${least} or more`);
});

Then('the ids are unordered', async function (this: Scenario) {
  const share = ascending(await idsGiven(this));
  const holds = share > 0.35 && share < 0.65;
  this.checks.that(holds, 'The share of ids that follow their predecessor', share.toFixed(2), 'about a half');
});

When(
  /^somebody without a cookie sends Ana's session id in the (query|body)$/,
  async function (this: Scenario, where: string) {
    const wiki = await this.wiki();
    const visitor = await this.visitor({ name: 'Ana', account: 'user' });
    const cookies = await lastSessionCookies(this, visitor);
    this.replayed = await copyCookies(this, visitor);
    const names = ['sid', 'session', 'session_id', 'SESSION', 'MOIN_SESSION'];
    // A name with a space in it is percent-encoded as a cookie's, and not as a parameter's.
    const fields = cookies.flatMap(({ name, value }) =>
      [...new Set([name, decoded(name), ...names])].map((field): [string, string] => [field, value]),
    );
    const url = address(wiki, wiki.places.another);
    if (where === 'body') {
      await this.send(formPost(url, fields));
      return;
    }
    // Servlet 3.0, 7.1.3: "The name of the parameter must be jsessionid", as in /index.html;jsessionid=1234
    const inPath = new URL(url);
    inPath.pathname += cookies.map(({ name, value }) => `;${name}=${value};jsessionid=${value}`).join('');
    await this.send({ method: 'GET', url: inPath });
    for (const [name, value] of fields) url.searchParams.append(name, value);
    await this.send({ method: 'GET', url });
  },
);

Then('they are not signed in', async function (this: Scenario) {
  await nobodyIsShown(this);
});
