import { Evidence } from '../../core/evidence';
import type { StoredCookie } from '../../core/stored-cookie';
import { signIn } from '../signing-in';
import { type Account, address, type Wiki } from '../wiki';
import { cookiesOfHost, type NewBrowser, viewSession } from './browsers';
import type { SessionCookies } from './session-cookies';

/** An anonymous visitor's first request brings the cookie, the second stores. */
const VISITS_TO_STORE = 3;

/**
 * Whether the cookies hold the session itself, signed or encrypted, and no id of one that the server keeps: those of
 * before a value was stored then still bring back the session, without the value. Undefined where the example macro
 * stores none.
 */
export async function isKeptInCookies(
  wiki: Wiki,
  account: Account | undefined,
  session: SessionCookies,
  newBrowser: NewBrowser,
): Promise<boolean | undefined> {
  const agent = await newBrowser(account?.name ?? 'an anonymous visitor', new Evidence());
  try {
    if (account) await signIn(agent, wiki, account);
    else await agent.open(address(wiki, wiki.places.front));
    let before = await cookiesOfHost(agent, wiki);
    let view = await viewSession(agent, wiki);
    for (let visit = 1; visit < VISITS_TO_STORE && view.reading.says === 'nothing stored'; visit += 1) {
      before = await cookiesOfHost(agent, wiki);
      view = await viewSession(agent, wiki);
    }
    if (view.reading.says !== 'set') return undefined;
    const after = await session.among(await cookiesOfHost(agent, wiki));
    if (after.every((cookie) => isAmong(before, cookie))) return false;
    const other = await newBrowser('a copy', new Evidence());
    try {
      await other.hold(before);
      const { user, reading } = await viewSession(other, wiki);
      return user === view.user && reading.says === 'set';
    } finally {
      await other.end();
    }
  } finally {
    await agent.end();
  }
}

function isAmong(cookies: readonly StoredCookie[], { name, value }: StoredCookie): boolean {
  return cookies.some((cookie) => cookie.name === name && cookie.value === value);
}
