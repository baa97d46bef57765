import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpAgent } from '../../harness/agents/http/http-agent';
import { wallClock } from '../../harness/core/clock';
import { Evidence } from '../../harness/core/evidence';
import { Visitor } from '../../harness/wiki/visitor';
import type { Account, Wiki } from '../../harness/wiki/wiki';
import { knowSessionCookie, sessionCookiesOf } from '../../steps/session-cookies';
import type { Scene } from '../../steps/world';
import { SIGN_IN_FORM, smallWiki } from '../harness/small-wiki';

const ANA = { name: 'Ana', password: 'x' };
const newAgent = () => new HttpAgent('a visitor', wallClock(), new Evidence());

/** A wiki that sets one cookie for everybody and another for who signs in. */
const wikiThatSets = (always: string[], atSignIn: string[], cookieName?: string) =>
  smallWiki(
    ({ method, url }) => {
      if (method === 'POST') return { setCookies: [...always, ...atSignIn], location: '/FrontPage' };
      return { setCookies: always, body: url.pathname === '/in' ? SIGN_IN_FORM : 'a page' };
    },
    cookieName ? { cookieName } : {},
  );

async function visit(wiki: Wiki, accounts: Account[], signingIn?: Account) {
  const farm = { wikis: new Map([['first', wiki]] as const), clock: wallClock(), accounts };
  const visitor = new Visitor('Ana', newAgent(), farm.clock, signingIn);
  await (signingIn ? visitor.signIn(wiki) : visitor.open(wiki, 'front'));
  const scene = { farm: async () => farm, wiki: async () => wiki, browser: async () => newAgent() };
  return { scene: scene as unknown as Scene, visitor };
}

test('a session cookie is told by its name, or by the name that is declared', async () => {
  for (const wiki of [
    await wikiThatSets(['lang=en'], ['MOIN_SESSION=1']),
    await wikiThatSets(['lang=en'], ['sid=1'], 'sid'),
  ]) {
    const { scene, visitor } = await visit(wiki, [ANA], ANA);
    const held = await sessionCookiesOf(scene, visitor);
    assert.deepEqual(
      held.map(({ value }) => value),
      ['1'],
    );
  }
});

test('where it can not be told from others, cookieName is asked for', async () => {
  const { scene, visitor } = await visit(await wikiThatSets(['lang=en'], ['sid=1']), [ANA], ANA);
  await assert.rejects(sessionCookiesOf(scene, visitor), {
    name: 'NotTestable',
    message: /set were: lang, sid$/,
    remedy: /^cookieName: /,
  });
});

test('a visitor who got another cookie has none, where signing in shows what the session cookie is called', async () => {
  const wiki = await wikiThatSets(['lang=en'], ['MOIN_SESSION=1']);
  const { scene, visitor } = await visit(wiki, [ANA]);
  assert.deepEqual(await sessionCookiesOf(scene, visitor), []);
  const nobody = await visit(wiki, []);
  await assert.rejects(knowSessionCookie(nobody.scene, nobody.visitor, wiki), { name: 'NotTestable' });
});

test('where no cookie is set at all there is nothing to tell apart', async () => {
  const { scene, visitor } = await visit(await wikiThatSets([], []), [ANA], ANA);
  assert.deepEqual(await sessionCookiesOf(scene, visitor), []);
});
