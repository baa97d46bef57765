import { Given, Then, When } from '@cucumber/cucumber';
import { FORM, type WireAnswer } from '../harness/agents/wire/wire';
import { NotTestable, SetUpError } from '../harness/core/errors';
import { ascending, bitsOf } from '../harness/forged/entropy';
import { greetedAs, inventedId, sessionCookiesIn } from '../harness/forged/raw-answers';
import { type DictOperation, useDict } from '../harness/wiki/dict-macro';
import { isGiven } from '../harness/wiki/session-cookie';
import { signedInAs } from '../harness/wiki/signing-in';
import type { Visitor } from '../harness/wiki/visitor';
import type { Person } from './parameter-types';
import { cookiesIn, sessionCookiesOf, tellApart } from './session-cookies';
import type { Scene } from './world';

Given(
  /^(Ana|a visitor) sends a session cookie of (?:her|the visitor's) own making$/,
  async function (this: Scene, name: string) {
    const wiki = await this.wiki();
    const ana: Person = { name: 'Ana', account: 'user' };
    // Another browser shows what this wiki's session cookie is called and looks like, an anonymous one if it can.
    const model = await this.newcomer('another browser', await this.accountOf(ana));
    if (name !== 'Ana') await model.open(wiki, 'front');
    if ((await model.sessionCookiesFor(wiki)).length === 0) await model.signIn(wiki);
    const cookies = await sessionCookiesOf(this, model);
    if (cookies.length === 0)
      throw new NotTestable('a session cookie to imitate is needed', 'logged-in sessions');
    const visitor = await this.visitor(name === 'Ana' ? ana : { name: 'the visitor' });
    this.inQuestion = cookies.map((cookie) => ({ ...cookie, value: inventedId(cookie.value) }));
    await visitor.agent.insist(this.inQuestion);
  },
);

Then(/^the wiki has not given out the id of (?:her|the visitor's) own making$/, async function (this: Scene) {
  const given = this.actor().cookiesGiven(await this.wiki());
  const invented = this.inQuestion.map(({ value }) => value);
  const adopted = given.some(({ value }) => invented.includes(value));
  this.checks.that(
    !adopted,
    'The invented id',
    'the wiki set it as the session cookie',
    'never set by the wiki',
  );
});

/** Somebody else's browser that sends the session cookies in question. */
async function impostor(scene: Scene): Promise<Visitor> {
  if (scene.inQuestion.length === 0) throw new SetUpError('there was no session cookie to keep a copy of');
  const impostor = await scene.newcomer('somebody else');
  await impostor.agent.insist(scene.inQuestion);
  return impostor;
}

When(
  'somebody else who sends the copy sets {string} to {json}',
  async function (this: Scene, key: string, value: unknown) {
    await useDict((await impostor(this)).agent, await this.wiki(), [['set', key, value]]);
  },
);

Then('nobody else who sends that id finds {string}', async function (this: Scene, key: string) {
  const operations: DictOperation[] = [['has', key]];
  const { results } = await useDict((await impostor(this)).agent, await this.wiki(), operations);
  this.checks.equal(results[0], false, `"${key}" in request.session of somebody else who sends that id`);
});

Then('who sends the copy is not signed in', async function (this: Scene) {
  const wiki = await this.wiki();
  const page = await (await impostor(this)).open(wiki, 'another');
  this.checks.equal(
    signedInAs(page, wiki) ?? 'nobody',
    'nobody',
    'Who the wiki takes the sender of the copy for',
  );
});

Then("{visitor}'s session id is a new one", async function (this: Scene, person: Person) {
  const visitor = await this.visitor(person);
  const now = (await sessionCookiesOf(this, visitor)).map(({ value }) => value);
  const before = visitor.copies.map(({ value }) => value);
  this.checks.that(now.length > 0, 'The session cookies in the browser', 'none', 'one');
  this.checks.that(
    !now.some((id) => before.includes(id)),
    'The session id',
    'the same as before',
    'a new one',
  );
});

When('{int} visitors get a session cookie', async function (this: Scene, count: number) {
  const wiki = await this.wiki();
  const url = new URL(wiki.places.front, wiki.base);
  for (let number = 0; number < count; number += 1) await this.send({ method: 'GET', url });
});

async function idsGiven(scene: Scene): Promise<string[]> {
  const wiki = await scene.wiki();
  const set = await Promise.all(scene.wireAnswers.map((answer) => cookiesIn(scene, answer)));
  const given = set.flat().filter(isGiven);
  await tellApart(
    scene,
    wiki,
    given.map(({ name }) => name),
  );
  const ids = scene.wireAnswers.map((answer) => sessionCookiesIn(wiki, answer)[0]);
  const missing = ids.indexOf(undefined);
  scene.checks.that(
    missing < 0,
    `The session cookie of visitor ${missing + 1}`,
    'none was set',
    'a session cookie',
  );
  return ids.map((cookie) => cookie?.value ?? '');
}

Then('no id comes twice', async function (this: Scene) {
  const ids = await idsGiven(this);
  this.checks.equal(ids.length - new Set(ids).size, 0, `Repeated ids among ${ids.length}`);
});

Then('the ids differ in at least {int} bits', async function (this: Scene, least: number) {
  const bits = bitsOf(await idsGiven(this));
  this.checks.that(bits >= least, 'The bits in which ids differ', `${bits}`, `${least} or more`);
});

Then('the ids come in no order', async function (this: Scene) {
  const share = ascending(await idsGiven(this));
  const holds = share > 0.35 && share < 0.65;
  this.checks.that(holds, 'The share of ids that follow their predecessor', share.toFixed(2), 'about a half');
});

When(
  /^somebody without a cookie sends Ana's session id in the (query|body)$/,
  async function (this: Scene, where: string) {
    const wiki = await this.wiki();
    const visitor = await this.visitor({ name: 'Ana', account: 'user' });
    const cookies = await sessionCookiesOf(this, visitor);
    const names = ['sid', 'session', 'session_id', 'SESSION', 'MOIN_SESSION'];
    const fields = cookies.flatMap(({ name, value }) =>
      [name, ...names].map((field): [string, string] => [field, value]),
    );
    const text = new URLSearchParams(fields).toString();
    const url = new URL(wiki.places.another, wiki.base);
    if (where === 'query') {
      url.search = text;
      await this.send({ method: 'GET', url });
    } else {
      await this.send({ method: 'POST', url, headers: [FORM], body: text });
    }
  },
);

Then('they are not signed in', async function (this: Scene) {
  const wiki = await this.wiki();
  const names = this.wireAnswers.map((answer: WireAnswer) => greetedAs(wiki, answer) ?? 'nobody');
  this.checks.that(
    names.length > 0 && names.every((name) => name === 'nobody'),
    'Whom the answers greet',
    names.join(', ') || 'no answer came',
    'nobody',
  );
});
