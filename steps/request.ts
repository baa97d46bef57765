import { Then, When } from '@cucumber/cucumber';
import type { FilledForm } from '../harness/agents/form';
import { FORM, type WireAnswer, type WireRequest } from '../harness/agents/wire/wire';
import { NotTestable, SetUpError } from '../harness/core/errors';
import type { StoredCookie } from '../harness/core/stored-cookie';
import { type How, misuse, TOKENS } from '../harness/forged/forge-request';
import { cookieHeader, greetedAs } from '../harness/forged/raw-answers';
import { fillChangeUser } from '../harness/wiki/changing-user';
import { useDict } from '../harness/wiki/dict-macro';
import { isGiven } from '../harness/wiki/session-cookie';
import { fillSignIn, wayOut } from '../harness/wiki/signing-in';
import type { Visitor } from '../harness/wiki/visitor';
import { address, type Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import { cookiesIn } from './session-cookies';
import type { Scene } from './world';

async function ownCookies(wiki: Wiki, visitor: Visitor) {
  return cookieHeader(await visitor.agent.cookiesFor(wiki.base));
}

/** Opens a page as a browser would go on that had those cookies before the answer. */
async function goOn(scene: Scene, answer: WireAnswer, before: readonly StoredCookie[]): Promise<void> {
  const wiki = await scene.wiki();
  const set = await cookiesIn(scene, answer);
  const kept = before.filter(({ name }) => !set.some((cookie) => cookie.name === name));
  const header = cookieHeader([...kept, ...set.filter(isGiven)]);
  await scene.send({ method: 'GET', url: address(wiki, wiki.places.another), headers: [header] });
}

When(
  /^Ana's name and password are sent (in a GET|in a HEAD|in a POST from another site)$/,
  async function (this: Scene, how: How) {
    const wiki = await this.wiki();
    const browser = await this.newcomer('another browser');
    const account = await this.accountOf({ name: 'Ana', account: 'user' });
    const { action, entries } = await fillSignIn(browser.agent, wiki, account);
    // The token in the form may be worth nothing without a cookie that came with it.
    const cookies = await browser.agent.cookiesFor(wiki.base);
    const request = misuse(how, action, entries);
    const headers = [cookieHeader(cookies), ...(request.headers ?? [])];
    await goOn(this, await this.send({ ...request, headers }), cookies);
  },
);

When(
  /^Ana's browser sends a sign-out (in a GET|in a HEAD|in a POST from another site)$/,
  async function (this: Scene, how: How) {
    const wiki = await this.wiki();
    const visitor = await this.visitor({ name: 'Ana', account: 'user' });
    const way = wayOut(await visitor.open(wiki, 'front'), wiki);
    const request = way instanceof URL ? misuse(how, way, []) : misuse(how, way.action, way.entries);
    const headers = [await ownCookies(wiki, visitor), ...(request.headers ?? [])];
    await this.send({ ...request, headers });
  },
);

When(
  /^Sue changes user to Ben with (no|a garbled|another session's) token$/,
  async function (this: Scene, which: string) {
    const wiki = await this.wiki();
    const sue: Person = { name: 'Sue', account: 'superuser' };
    const visitor = await this.visitor(sue);
    const ben = await this.accountOf({ name: 'Ben', account: 'user' });
    const form = await formOf(visitor, wiki, ben.name);
    const other = await this.newcomer('another browser of hers', await this.accountOf(sue));
    await other.signIn(wiki);
    const foreign = await formOf(other, wiki, ben.name);
    const entries = form.entries.flatMap(([name, value]): [string, string][] => {
      if (!TOKENS.test(name)) return [[name, value]];
      if (which === 'no') return [];
      if (which === 'a garbled') return [[name, `${value.slice(0, -4)}0000`]];
      return [[name, foreign.entries.find(([same]) => same === name)?.[1] ?? '']];
    });
    const headers = [await ownCookies(wiki, visitor), FORM, ['Origin', wiki.base.origin]] as const;
    const body = new URLSearchParams(entries).toString();
    await this.send({ method: 'POST', url: form.action, headers, body });
    this.current = visitor;
  },
);

async function formOf(visitor: Visitor, wiki: Wiki, userName: string): Promise<FilledForm> {
  const form = await fillChangeUser(visitor.agent, wiki, userName);
  if (!form) throw new SetUpError(`${visitor.name} is offered no form to change user`);
  return form;
}

When(
  "a request of {visitor}'s that sets {string} to {int} is under way",
  async function (this: Scene, person: Person, key: string, value: number) {
    const wiki = await this.wiki();
    const visitor = await this.visitor(person);
    const body = new URLSearchParams({ session: JSON.stringify([['set', key, value]]) }).toString();
    const url = address(wiki, wiki.places.dictMacro);
    const headers = [await ownCookies(wiki, visitor), FORM, ['Origin', wiki.base.origin]] as const;
    this.held.push(await (await this.wire()).begin({ method: 'POST', url, headers, body }));
  },
);

When("{visitor}'s sign-in form is sent twice at once", async function (this: Scene, person: Person) {
  const visitor = await this.visitor(person);
  const account = await this.accountOf(person);
  const { action, entries } = await fillSignIn(visitor.agent, await this.wiki(), account);
  const headers = [await ownCookies(await this.wiki(), visitor), FORM, ['Origin', action.origin]] as const;
  const body = new URLSearchParams(entries).toString();
  const request: WireRequest = { method: 'POST', url: action, headers, body };
  this.wireAnswers.push(...(await (await this.wire()).sendAtOnce([request, request])));
});

Then('whichever answer her browser goes on with, she is signed in', async function (this: Scene) {
  const wiki = await this.wiki();
  const visitor = this.actor();
  for (const answer of [...this.wireAnswers]) {
    const set = await cookiesIn(this, answer);
    const kept = (await visitor.agent.cookiesFor(wiki.base)).filter(
      (cookie) => !set.some(({ name }) => name === cookie.name),
    );
    const headers = [cookieHeader([...kept, ...set.filter(isGiven)])];
    const page = await this.send({ method: 'GET', url: address(wiki, wiki.places.another), headers });
    const expected = visitor.account?.name;
    this.checks.equal(
      greetedAs(wiki, page) ?? 'nobody',
      expected,
      'Who the wiki takes her for after that answer',
    );
  }
});

When('that request ends', async function (this: Scene) {
  const held = this.held.pop();
  if (!held) throw new SetUpError('no request is under way');
  const { status } = await held.finish();
  if (status === 405 || status === 404) {
    throw new NotTestable(
      'a dict macro that takes a POST is needed',
      'places: dictMacro: a page that takes a POST',
    );
  }
});

When(
  "{int} requests of {visitor}'s set a key each at once",
  async function (this: Scene, count: number, person: Person) {
    const wiki = await this.wiki();
    const headers = [await ownCookies(wiki, await this.visitor(person))];
    const requests = Array.from({ length: count }, (_, number) => {
      const url = address(wiki, wiki.places.dictMacro);
      url.searchParams.set('session', JSON.stringify([['set', `key ${number}`, number]]));
      return this.send({ method: 'GET', url, headers });
    });
    await Promise.all(requests);
  },
);

Then('all {int} keys are in the session', async function (this: Scene, count: number) {
  const { results } = await useDict(
    this.actor().agent,
    await this.wiki(),
    Array.from({ length: count }, (_, number) => ['get', `key ${number}`]),
  );
  const expected = Array.from({ length: count }, (_, number) => number);
  this.checks.equal(results, expected, 'The values that the parallel requests set');
});
