import type { Agent } from '../agents/agent';
import { NotTestable } from '../core/errors';
import { forgedId } from '../forged/forged-id';
import { cookiesOfHost } from '../wiki/session/browsers';
import type { Visitor } from '../wiki/visitor';
import type { Wiki } from '../wiki/wiki';
import type { Observer } from './observer';

/** A browser comes with a cookie of something else. */
export async function takeForeign({ agent }: { agent: Agent }, { base }: Wiki): Promise<void> {
  const { hostname: domain, protocol } = base;
  const cookie = { name: 'consent', value: 'given', path: '/', domain, hostOnly: true, httpOnly: false };
  await agent.hold([{ ...cookie, secure: protocol === 'https:' }]);
}

/** A browser keeps sending a session cookie that nobody issued. @param other has signed in, and shows what one looks like */
export async function forge(
  { agent }: { agent: Agent },
  other: Agent,
  wiki: Wiki,
  observer: Observer,
): Promise<void> {
  const cookies = await observer.sessionCookies(await cookiesOfHost(other, wiki), wiki);
  await agent.replay(cookies.map((cookie) => ({ ...cookie, value: forgedId(cookie.value) })));
}

/** A visitor's session cookie of one wiki goes to another one, by the name that it has there. @param other has been there */
export async function cross(
  visitor: Visitor,
  other: Agent,
  [from, to]: readonly [Wiki, Wiki],
  observer: Observer,
): Promise<void> {
  const [own] = await observer.sessionCookies(await cookiesOfHost(other, to), to);
  if (!own)
    throw new NotTestable(
      'a session cookie for who comes to that wiki is needed',
      'nothing in a target file',
    );
  const cookies = await observer.sessionCookies(await cookiesOfHost(visitor.agent, from), from);
  const domain = to.base.hostname;
  await visitor.agent.replay(cookies.map((cookie) => ({ ...cookie, name: own.name, domain })));
  await visitor.open(to, 'another');
  await visitor.agent.replay([]);
}
