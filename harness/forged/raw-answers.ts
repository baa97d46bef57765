import { load } from 'cheerio/slim';
import { valuesOf, type WireAnswer } from '../agents/wire/wire';
import type { StoredCookie } from '../core/stored-cookie';
import { type SetSessionCookie, sessionCookiesSet } from '../wiki/session-cookie';
import type { Wiki } from '../wiki/wiki';

/** The name that a page greets its user by, in an answer read from the wire; undefined for nobody. */
export function greetedAs(wiki: Wiki, answer: WireAnswer): string | undefined {
  return load(answer.body)(wiki.places.userName).first().text().trim() || undefined;
}

/** The session cookies that an answer read from the wire set. */
export function sessionCookiesIn(wiki: Wiki, answer: WireAnswer): SetSessionCookie[] {
  return sessionCookiesSet(wiki, [{ setCookies: valuesOf(answer, 'set-cookie'), at: 0 }]);
}

/** The Cookie header that carries these. */
export function cookieHeader(
  cookies: readonly Pick<StoredCookie, 'name' | 'value'>[],
): readonly [string, string] {
  return ['Cookie', cookies.map(({ name, value }) => `${name}=${value}`).join('; ')];
}

/** An id of the same form that the server never gave out: each character becomes another of its kind. */
export function inventedId(value: string): string {
  return value.replace(/[0-9a-z]/gi, (character) => {
    if (/[0-9]/.test(character)) return character === '7' ? '3' : '7';
    if (/[a-f]/.test(character)) return character === 'c' ? 'a' : 'c';
    if (/[A-F]/.test(character)) return character === 'C' ? 'A' : 'C';
    return character === character.toLowerCase()
      ? character === 'q'
        ? 'w'
        : 'q'
      : character === 'Q'
        ? 'W'
        : 'Q';
  });
}

/** Names of cookies that an answer sets more than once. */
export function setTwice(setCookies: readonly string[]): string[] {
  const names = setCookies.map((line) => line.split('=')[0]?.trim() ?? '');
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** Where an answer sends the visitor on to, or undefined. */
export function locationOf(answer: WireAnswer): string | undefined {
  return valuesOf(answer, 'location')[0];
}
