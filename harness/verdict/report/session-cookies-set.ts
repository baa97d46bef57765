import type { TriedWiki, WrittenExchange } from '../../core/evidence';
import { readSetCookie, type SetCookie } from '../../core/set-cookie';

/** The session cookies that an answer set and the browser took; every cookie where it was not found out which they are. */
export function sessionCookiesSet(
  wiki: TriedWiki | undefined,
  { at, setCookies, refused }: WrittenExchange,
): SetCookie[] {
  const names = wiki?.sessionCookies;
  return setCookies
    .filter((line) => !refused.some(({ setCookie }) => setCookie === line))
    .map((line) => readSetCookie(line, Date.parse(at)))
    .filter(({ name }) => names === undefined || names.includes(name));
}
