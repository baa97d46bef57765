import { Then, When } from '@cucumber/cucumber';
import { cookieHeader, greetedAs, inventedId, sessionCookiesIn } from '../harness/forged/raw-answers';
import type { Visitor } from '../harness/wiki/visitor';
import { address } from '../harness/wiki/wiki';
import { sessionCookiesOf } from './session-cookies';
import type { Scene } from './world';

const GARBAGE: Record<string, string | Buffer> = {
  empty: '',
  'a single quote': "'",
  'a path up the tree': '../../../../etc/passwd',
  'an absolute path': '/etc/passwd',
  'a NUL': Buffer.from([0x61, 0x00, 0x62]),
  'a NUL, percent-encoded': 'a%00b',
  'control characters': Buffer.from([0x01, 0x07, 0x1b, 0x7f]),
  'text beyond ASCII': Buffer.from('Кириллица🍪'),
  'bytes that are no UTF-8': Buffer.from([0xc3, 0x28, 0xff, 0xfe]),
  '5000 characters': 'a'.repeat(5000),
  '200000 characters': 'a'.repeat(200_000),
  JSON: '{"user.id": "1", "admin": true}',
  markup: '<script>alert(1)</script>',
  'a format string': '%s%s%n%x{0}',
};

/** What this wiki's session cookie is called: a browser that signed in shows it. */
async function modelCookies(scene: Scene) {
  const wiki = await scene.wiki();
  const model = await scene.newcomer(
    'another browser',
    await scene.accountOf({ name: 'Ben', account: 'user' }),
  );
  await model.signIn(wiki);
  return sessionCookiesOf(scene, model, wiki);
}

When(/^the session cookie's value is (.+)$/, async function (this: Scene, kind: string) {
  const garbage = GARBAGE[kind];
  if (garbage === undefined) throw new Error(`there is no cookie value called "${kind}"`);
  const name = (await modelCookies(this))[0]?.name ?? 'MOIN_SESSION';
  const value = Buffer.concat([Buffer.from(`${name}=`), Buffer.from(garbage)]);
  const url = address(await this.wiki(), (await this.wiki()).places.front);
  this.garbage = garbage.toString();
  await this.send({ method: 'GET', url, headers: [['Cookie', value]] });
});

When('{int} cookies are sent at once', async function (this: Scene, count: number) {
  const { base, places } = await this.wiki();
  const pairs = Array.from({ length: count }, (_, number) => `cookie${number}=value${number}`).join('; ');
  await this.send({ method: 'GET', url: new URL(places.front, base), headers: [['Cookie', pairs]] });
});

Then('the wiki has not given out that value', async function (this: Scene) {
  const wiki = await this.wiki();
  const given = this.wireAnswers.flatMap((answer) => sessionCookiesIn(wiki, answer));
  const adopted = given.some(({ value, lasts }) => value === this.garbage && (lasts ?? 1) > 0);
  this.checks.that(!adopted, 'The value that came in', 'the wiki set it as the session cookie', 'never set');
});

/** Sends two cookies of the session's name in either order, in one header and in two. */
async function sendBoth(scene: Scene, one: string, other: string): Promise<void> {
  const wiki = await scene.wiki();
  const url = address(wiki, wiki.places.another);
  for (const pair of [
    [one, other],
    [other, one],
  ]) {
    await scene.send({ method: 'GET', url, headers: [['Cookie', pair.join('; ')]] });
    await scene.send({ method: 'GET', url, headers: pair.map((cookie) => ['Cookie', cookie] as const) });
  }
}

async function cookieOf(scene: Scene, visitor: Visitor): Promise<string> {
  return cookieHeader(await sessionCookiesOf(scene, visitor))[1];
}

When('the cookies of both are sent in either order, in one header and in two', async function (this: Scene) {
  const [ana, ben] = [{ name: 'Ana', account: 'user' } as const, { name: 'Ben', account: 'user' } as const];
  await sendBoth(
    this,
    await cookieOf(this, await this.visitor(ana)),
    await cookieOf(this, await this.visitor(ben)),
  );
});

When(
  "Ana's cookie and an invented one are sent in either order, in one header and in two",
  async function (this: Scene) {
    const hers = await cookieOf(this, await this.visitor({ name: 'Ana', account: 'user' }));
    const [name, value = ''] = hers.split(/=(.*)/s);
    await sendBoth(this, hers, `${name}=${inventedId(value)}`);
  },
);

Then('the answer is to the same user each time, or to nobody', async function (this: Scene) {
  const wiki = await this.wiki();
  const names = this.wireAnswers.map((answer) => greetedAs(wiki, answer) ?? 'nobody');
  this.checks.equal(new Set(names).size, 1, `How many different users were greeted: ${names.join(', ')}`);
});
