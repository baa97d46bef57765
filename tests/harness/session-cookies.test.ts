import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpAgent } from '../../harness/agents/http/http-agent';
import { wallClock } from '../../harness/core/clock';
import type { Evidence } from '../../harness/core/evidence';
import { readSetCookie } from '../../harness/core/set-cookie';
import { lastsByCookies } from '../../harness/wiki/session/cookie-lifetime';
import { whatMatters } from '../../harness/wiki/session/minimal-sets';
import { SessionCookies } from '../../harness/wiki/session/session-cookies';
import type { Wiki } from '../../harness/wiki/wiki';
import { SIGN_IN_FORM, smallWiki } from './small-wiki';

const ACCOUNTS = [{ name: 'Ana', password: 'x' }];
const newBrowser = async (visitor: string, evidence: Evidence) =>
  new HttpAgent(visitor, wallClock(), evidence);

/** A wiki that knows Ana by what `knows` finds in the Cookie header. */
const wikiThatKnows = (
  knows: (cookie: string) => boolean,
  { always = [], atSignIn = [], more = {} }: { always?: string[]; atSignIn?: string[]; more?: Partial<Wiki> },
) =>
  smallWiki(({ method, url, cookie, form }) => {
    const greeting = knows(cookie) ? '<a id="userhome">Ana</a>' : '<a id="login" href="/in">log in</a>';
    const isAna = form.get('name') === 'Ana';
    if (method === 'POST' && isAna) return { setCookies: [...always, ...atSignIn], location: '/FrontPage' };
    return { setCookies: always, body: url.pathname === '/in' ? SIGN_IN_FORM : greeting };
  }, more);

const carrying = async (wiki: Wiki, names: string[], accounts = ACCOUNTS) => {
  const session = new SessionCookies(wiki, accounts, new Map(), newBrowser);
  return (await session.among(names.map((name) => ({ name })))).map(({ name }) => name);
};

test('one that a signed-in page does not need is none', async () => {
  const wiki = await wikiThatKnows((cookie) => cookie.includes('auth=1'), {
    always: ['JSESSIONID=b; Path=/'],
    atSignIn: ['auth=1; Path=/'],
  });
  assert.deepEqual(await carrying(wiki, ['JSESSIONID', 'auth']), ['auth']);
  assert.deepEqual(await carrying(wiki, ['JSESSIONID']), []);
});

test('a session may take two cookies', async () => {
  const wiki = await wikiThatKnows((cookie) => /user=1/.test(cookie) && /key=2/.test(cookie), {
    always: ['lang=en; Path=/'],
    atSignIn: ['user=1; Path=/', 'key=2; Path=/'],
  });
  assert.deepEqual(await carrying(wiki, ['lang', 'user', 'key']), ['user', 'key']);
});

test('a session may be found by either of two ways', async () => {
  const wiki = await wikiThatKnows((cookie) => /sid=1/.test(cookie) || /token=2/.test(cookie), {
    atSignIn: ['sid=1; Path=/', 'token=2; Path=/'],
  });
  assert.deepEqual(await carrying(wiki, ['sid', 'token']), ['sid', 'token']);
});

test('what the target file names wins', async () => {
  const wiki = await wikiThatKnows(() => false, { more: { cookieNames: ['b'] } });
  assert.deepEqual(await carrying(wiki, ['a', 'b']), ['b']);
});

test('where nobody can sign in and no macro shows a value it is asked for', async () => {
  const wiki = await wikiThatKnows(() => false, { always: ['sess=1; Path=/'] });
  await assert.rejects(carrying(wiki, ['sess'], []), {
    name: 'NotTestable',
    message: /set were sess$/,
    remedy: /^cookieName: /,
  });
});

test('a cookie by which nothing is kept may be the session, where signing in was tried and told nothing', async () => {
  const keepsNothing = await smallWiki(() => ({ setCookies: ['sess=1; Path=/'], body: 'Set to value 7' }));
  await assert.rejects(carrying(keepsNothing, ['sess']), { name: 'NotTestable', message: /set were sess$/ });
  assert.deepEqual(await carrying(keepsNothing, ['sess'], []), []);
});

test('a cookie by which one wiki keeps nothing may be the session of another of the program', async () => {
  const known = new Map([['other', true]]);
  const among = async (wiki: Wiki, accounts: typeof ACCOUNTS) =>
    (await new SessionCookies(wiki, accounts, known, newBrowser).among([{ name: 'sess' }])).length;
  const keepsNothing = await smallWiki(() => ({ setCookies: ['sess=1; Path=/'], body: 'Set to value 7' }));
  const keeps = await wikiThatKnows((cookie) => cookie.includes('sess=1'), { atSignIn: ['sess=1; Path=/'] });
  assert.equal(await among(keepsNothing, []), 0);
  assert.equal(await among(keeps, ACCOUNTS), 1);
});

test('where signing in does not last, a new cookie that nobody guesses is the one', async () => {
  const given = await wikiThatKnows(() => false, { atSignIn: ['a=0123456789abcdef01; Path=/'] });
  assert.deepEqual(await carrying(given, ['a']), ['a']);
  const settings = await wikiThatKnows(() => false, { atSignIn: ['lang=en; Path=/'] });
  await assert.rejects(carrying(settings, ['lang']), { name: 'NotTestable' });
});

test('what matters is the union of two smallest sets', async () => {
  const either = async (some: readonly string[]) =>
    some.includes('a') || (some.includes('b') && some.includes('c'));
  assert.deepEqual([...(await whatMatters(['a', 'b', 'c', 'd'], either))].sort(), ['a', 'b', 'c']);
});

test('a session lasts as long as the set of cookies that still has it', async () => {
  const cookies = ['sid=1', 'user=1; Max-Age=100', 'token=1; Max-Age=100', 'lang=1; Max-Age=900'].map(
    (line) => readSetCookie(line, 0),
  );
  const has = async (names: readonly string[]) => names.includes('token');
  assert.equal(await lastsByCookies(cookies, has), 100_000);
  assert.equal(await lastsByCookies(cookies, async (names) => names.includes('sid')), undefined);
});

test('cookies say nothing of a session that a browser without any is shown too', async () => {
  const cookies = ['sid=1; Max-Age=100', 'lang=1; Max-Age=900'].map((line) => readSetCookie(line, 0));
  await assert.rejects(
    lastsByCookies(cookies, async () => true),
    { name: 'NotTestable' },
  );
});
