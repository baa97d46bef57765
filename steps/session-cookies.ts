import type { Answer } from '../harness/agents/page';
import { valuesOf, type WireAnswer } from '../harness/agents/wire/wire';
import { timeOf } from '../harness/core/clock';
import { NotTestable, SetUpError } from '../harness/core/errors';
import { Evidence } from '../harness/core/evidence';
import type { StoredCookie } from '../harness/core/stored-cookie';
import {
  cookiesSet,
  isGiven,
  isUncertain,
  type SetSessionCookie,
  sessionCookiesHeld,
} from '../harness/wiki/session-cookie';
import { signIn } from '../harness/wiki/signing-in';
import type { Visitor } from '../harness/wiki/visitor';
import type { Account, Wiki } from '../harness/wiki/wiki';
import type { Scene } from './world';

/** A wiki's session cookies in a visitor's browser. Throws NotTestable where they can't be told from others. */
export async function sessionCookiesOf(scene: Scene, visitor: Visitor, at?: Wiki): Promise<StoredCookie[]> {
  const wiki = at ?? (await scene.wiki());
  await knowSessionCookie(scene, visitor, wiki);
  return sessionCookiesHeld(wiki, await visitor.agent.cookies());
}

/** The session cookies that a wiki gave a visitor. Throws NotTestable where they can't be told from others. */
export async function sessionCookiesGiven(
  scene: Scene,
  visitor: Visitor,
  at?: Wiki,
): Promise<SetSessionCookie[]> {
  const wiki = at ?? (await scene.wiki());
  await knowSessionCookie(scene, visitor, wiki);
  return visitor.cookiesGiven(wiki);
}

/** Throws NotTestable where any of the cookies that a visitor got may be the wiki's session cookie, or none. */
export async function knowSessionCookie(scene: Scene, visitor: Visitor, wiki: Wiki): Promise<void> {
  const held = await visitor.agent.cookiesFor(wiki.base);
  await tellApart(scene, wiki, [...namesGiven(visitor.answersOf(wiki)), ...held.map(({ name }) => name)]);
}

/** Throws NotTestable where any of these cookies may be the wiki's session cookie, or none. */
export async function tellApart(scene: Scene, wiki: Wiki, names: readonly string[]): Promise<void> {
  if (!isUncertain(wiki, names)) return;
  // Where signing in gives a cookie that speaks of a session, the others are none.
  const { accounts } = await scene.farm();
  const account = accounts.find(({ disabled, superuser }) => !disabled && !superuser);
  const shown = account ? namesGiven(await answersToSignIn(scene, wiki, account)) : [];
  if (shown.length > 0 && !isUncertain(wiki, shown)) return;
  const set = [...new Set([...names, ...shown])].join(', ');
  throw new NotTestable(
    `a session cookie that is known as one is needed; set were: ${set}`,
    'cookieName: the name of the session cookie',
  );
}

function namesGiven(answers: readonly Pick<Answer, 'setCookies' | 'at'>[]): string[] {
  return cookiesSet(answers)
    .filter(isGiven)
    .map(({ name }) => name);
}

/** The cookies that an answer read from the wire sets, whatever they are called, those that it takes away included. */
export async function cookiesIn(scene: Scene, answer: WireAnswer): Promise<SetSessionCookie[]> {
  const { clock } = await scene.farm();
  return cookiesSet([
    { setCookies: valuesOf(answer, 'set-cookie'), at: timeOf(clock, valuesOf(answer, 'date')[0]) },
  ]);
}

/** The answers to another browser that signs in, past the scenario's evidence; none where it is refused. */
export async function answersToSignIn(
  scene: Scene,
  wiki: Wiki,
  account: Account,
): Promise<readonly Answer[]> {
  const agent = await scene.browser(account.name, new Evidence());
  try {
    return (await signIn(agent, wiki, account)).answers;
  } catch (error) {
    if (error instanceof SetUpError) return [];
    throw error;
  } finally {
    await agent.end();
  }
}
