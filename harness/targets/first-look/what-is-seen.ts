import type { Page } from '../../agents/page';
import { describeDuration, FOREVER_AT_LEAST, MINUTE } from '../../core/duration';
import { header } from '../../core/exchange';
import { isGiven, type SetCookie } from '../../core/set-cookie';

/** A cookie that the wiki gave, and when. */
export interface SeenCookie {
  whom: 'who reads a page' | 'who opens the sign-in form' | 'who signs in' | 'who signs in to stay';
  cookie: SetCookie;
}

/** The cookies that came with these pages, each name as it came last, those included that browsers refuse. */
export function cookiesOf(whom: SeenCookie['whom'], pages: readonly Page[]): SeenCookie[] {
  const all = pages.flatMap(({ exchanges }) => exchanges.flatMap(({ setCookies }) => setCookies));
  const last = new Map(all.map((cookie) => [cookie.name, cookie]));
  return [...last.values()]
    .filter((cookie) => isGiven(cookie) || cookie.refused)
    .map((cookie) => ({ whom, cookie }));
}

/** A cookie in words: its name, its lifetime, its attributes. */
export function describeCookie({ whom, cookie }: SeenCookie): string {
  const { name, lasts, domain, path, secure, httpOnly, sameSite } = cookie;
  const attributes = [
    `Path ${path ?? 'none'}`,
    `Domain ${domain ?? 'none'}`,
    ...(secure ? ['Secure'] : []),
    ...(httpOnly ? ['HttpOnly'] : []),
    `SameSite ${sameSite ?? 'none said'}`,
  ];
  const refused = cookie.refused ? `; browsers refuse it: ${cookie.refused}` : '';
  return `${name}, given to ${whom}: ${lifetimeInWords(lasts)}; ${attributes.join(', ')}${refused}`;
}

/** How long a cookie lasts, in milliseconds; undefined: until the browser is closed. */
export function lifetimeInWords(lasts: number | undefined): string {
  if (lasts === undefined) return 'until the browser is closed';
  // The answer was on its way for a while.
  const whole = lasts > MINUTE ? Math.round(lasts / MINUTE) * MINUTE : lasts;
  return lasts >= FOREVER_AT_LEAST ? describeDuration(whole) : `for ${describeDuration(whole)}`;
}

/** What a page and its answer say of the program that serves it. */
export function softwareOf(page: Page): string[] {
  const generator = page.$('meta[name=generator]').attr('content');
  const said = [generator, header(page.last, 'x-powered-by'), header(page.last, 'server')];
  return said.filter((each) => each !== undefined && each !== '') as string[];
}
